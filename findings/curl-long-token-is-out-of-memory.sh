#!/usr/bin/env bash
# curl calls a bearer token of more than 49113 characters "Out of memory", and sends nothing.
#
# Version: curl 7.88.1-10+deb12u15 (Debian), for a login of 16 characters
# Behaviour: the message for SASL XOAUTH2 is put together in a buffer that holds 64 kB of base64. RFC 4954 section 4 has a
#   client handle the longest response of the mechanisms it supports, whatever its other limits are. One expects that,
#   or an error which says that the token is too long: the manual names no bound, and there was memory enough.
# Output:
#   49113 characters: 67, sent
#   49114 characters: 27, not sent, curl: (27) Out of memory
set -euo pipefail
finding=$(realpath "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir debs root
(
  cd debs
  apt-get download -qq curl=7.88.1-10+deb12u15 libcurl4=7.88.1-10+deb12u15 libnghttp2-14 libidn2-0 librtmp1 libssh2-1 libpsl5 \
    libldap-2.5-0 libbrotli1 libsasl2-2 2>/dev/null
  for archive in *.deb; do dpkg-deb -x "$archive" "$folder/root"; done
)
export LD_LIBRARY_PATH="$folder/root/usr/lib/x86_64-linux-gnu"
cat >server.py <<'EOT'
import base64, re, socket

listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
while True:
    connection, _ = listener.accept()
    lines = connection.makefile("rw", newline="\r\n")

    def say(text):
        lines.write(text + "\r\n")
        lines.flush()

    say("220 mail.example ESMTP")
    sent = "not sent"
    for line in lines:
        word = line.split()[0]
        if word == "EHLO":
            say("250-mail.example\r\n250 AUTH XOAUTH2")
        elif word == "AUTH":
            say("334 ")
            message = base64.b64decode(lines.readline().strip() + "==")
            found = re.search(rb"auth=Bearer (x+)\x01\x01$", message)
            sent = "sent" if found else sent
            say("535 5.7.8 refused")
        else:
            say("221 bye")
    connection.close()
    print(sent, flush=True)
EOT
exec 3< <(exec /usr/bin/python3 server.py)
trap 'kill $!; rm -rf "$folder"' EXIT
read -r port <&3
for length in 49113 49114; do
  token=$(head -c "$length" /dev/zero | tr '\0' x)
  code=0
  printf 'user = "ana@example.info:"\noauth2-bearer = "%s"\n' "$token" |
    "$folder/root/usr/bin/curl" -sS -K - --mail-from ana@example.org --mail-rcpt ben@example.org -T /dev/null \
      "smtp://127.0.0.1:$port" >/dev/null 2>said || code=$?
  read -r sent <&3
  echo "$length characters: $code, $sent$(sed -n '/memory/s/^/, /p' said)" >>seen
done
cat seen
# Fails where this is not what is stated above.
sed -n '/^# Output:$/,/^[^#]/ s/^#   //p' "$finding" | diff - seen
