#!/usr/bin/env bash
# msmtp ends with 69 where the server says "451, later", as it does for a final 554, and with 78 where the password command says 75.
#
# Version: msmtp 1.8.23-1 (Debian)
# Behaviour: msmtp uses the codes of sysexits.h, where 75 (EX_TEMPFAIL) is "try again later". A 4yz reply is transient
#   (RFC 5321 section 4.2.1), a password command that ends with 75 says the same. Whoever keeps a queue in front of
#   msmtp, such as Postfix's pipe, defers 75 alone and bounces a message that would have gone through later.
# Output:
#   250 queued: 0
#   451 4.3.0 queue is full: 69
#   554 5.7.1 spam: 69
#   password command ends with 75: 78
set -euo pipefail
finding=$(realpath "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir debs root
(
  cd debs
  apt-get download -qq msmtp=1.8.23-1 libgsasl18 libsecret-1-0 libntlm0 libgssglue1 libidn12 libglib2.0-0 2>/dev/null
  for archive in *.deb; do dpkg-deb -x "$archive" "$folder/root"; done
)
export LD_LIBRARY_PATH="$folder/root/usr/lib/x86_64-linux-gnu"
cat >server.py <<'EOT'
import socket, sys

listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
for answer in sys.argv[1:]:
    connection, _ = listener.accept()
    lines = connection.makefile("rw", newline="\r\n")

    def say(text):
        lines.write(text + "\r\n")
        lines.flush()

    say("220 mail.example ESMTP")
    for line in lines:
        word = line[:4].strip().upper()
        if word == "EHLO":
            say("250-mail.example\r\n250 AUTH PLAIN")
        elif word == "AUTH":
            say("235 welcome")
        elif word == "DATA":
            say("354 go on")
            while lines.readline() != ".\r\n":
                pass
            say(answer)
        elif word == "QUIT":
            say("221 bye")
            break
        else:
            say("250 fine")
    connection.close()
EOT
answers=('250 queued' '451 4.3.0 queue is full' '554 5.7.1 spam' '250 never asked')
exec 3< <(exec /usr/bin/python3 server.py "${answers[@]}")
trap 'kill $! 2>/dev/null || true; rm -rf "$folder"' EXIT
read -r port <&3
send() {
  local code=0
  printf 'Subject: hello\n\ntext\n' |
    "$folder/root/usr/bin/msmtp" --file=/dev/null --host=127.0.0.1 --port="$port" --tls=off --auth=plain --user=ana \
      --passwordeval="$1" --from=ana@example.org -- ben@example.org 2>>log || code=$?
  echo "$2: $code" >>seen
}
for answer in "${answers[@]:0:3}"; do send 'echo secret' "$answer"; done
send 'exit 75' 'password command ends with 75'
cat seen
# Fails where this is not what is stated above.
sed -n '/^# Output:$/,/^[^#]/ s/^#   //p' "$finding" | diff - seen
