#!/usr/bin/env bash
# imap-tools answers the server's explanation of a refused token with the token again, and the program never sees why.
#
# Version: imap-tools 0.54.0+dfsg-1 (Debian), MailBoxUnencrypted.xoauth2, Python 3
# Behaviour: a server that refuses XOAUTH2 first explains itself by a challenge and waits for an empty line, as
#   Google and Microsoft document. imap-tools gives Python's imaplib a function that returns the token whatever it is
#   asked. A server that looks at the line answers BAD: the program hears of a wrong command, not of an ended token.
# Output:
#   lines of the client after AUTHENTICATE: token, token
#   error: AUTHENTICATE command error: BAD [b'An empty line was expected']
set -euo pipefail
finding=$(realpath "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -q 'python3-imap-tools=0.54.0+dfsg-1' >/dev/null 2>&1
dpkg -x python3-imap-tools_*.deb unpacked
cat >main.py <<'EOF'
import base64, socket, sys, threading
sys.path.insert(0, 'unpacked/usr/lib/python3/dist-packages')
import imap_tools

lines = []

def serve(listener):
    connection, _ = listener.accept()
    stream = connection.makefile('rwb')

    def say(text):
        stream.write(text.encode() + b'\r\n')
        stream.flush()

    def hear():
        return stream.readline().decode().rstrip('\r\n')

    say('* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2] mail.example ready')
    while line := hear():
        tag, command = line.split(' ')[:2]
        if command != 'AUTHENTICATE':
            if command == 'CAPABILITY':
                say('* CAPABILITY IMAP4rev1 AUTH=XOAUTH2')
            say(f'{tag} OK done')
            continue
        say('+ ')
        lines.append(hear())
        say('+ ' + base64.b64encode(b'{"status":"400","schemes":"Bearer"}').decode())
        lines.append(hear())
        if lines[-1] == '':
            say(f'{tag} NO [AUTHENTICATIONFAILED] Invalid credentials')
        else:
            say(f'{tag} BAD An empty line was expected')

listener = socket.create_server(('127.0.0.1', 0))
threading.Thread(target=serve, args=(listener,), daemon=True).start()
try:
    imap_tools.MailBoxUnencrypted('127.0.0.1', listener.getsockname()[1]).xoauth2('ana@example.org', 'ended')
except Exception as error:
    print('lines of the client after AUTHENTICATE:', ', '.join('token' if line else 'empty line' for line in lines))
    print('error:', error)
EOF
python3 main.py >seen
cat seen
# Fails where this is not what is stated above.
sed -n '/^# Output:$/,/^[^#]/ s/^#   //p' "$finding" | diff - seen
