#!/usr/bin/env bash
# nodemailer presents a token that was refused a second time where the server explains its refusal, once where it does not.
#
# Version: nodemailer 10.6.1 (npm), with a token that was given, not refreshed
# Behaviour: the server's explanation comes as a challenge (334 and JSON), which the client answers with an empty line
#   before the final 535. nodemailer then begins anew with the same token. A server that counts failures counts two
#   for one message.
# Output:
#   refused with an explanation: AUTH XOAUTH2, empty line, AUTH XOAUTH2, empty line; EAUTH
#   refused at once: AUTH XOAUTH2; EAUTH
set -euo pipefail
finding=$(realpath "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix . --no-save --no-package-lock --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  --loglevel=error nodemailer@10.6.1 >/dev/null
cat >main.mjs <<'EOF'
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import nodemailer from 'nodemailer';

async function send(name, explains) {
  const heard = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 mail.example ESMTP\r\n');
    createInterface({ input: socket }).on('line', (line) => {
      const say = (text) => socket.write(`${text}\r\n`);
      if (/^EHLO/.test(line)) return say('250-mail.example\r\n250 AUTH XOAUTH2');
      if (/^QUIT/.test(line)) return socket.end('221 bye\r\n');
      heard.push(line.startsWith('AUTH') ? 'AUTH XOAUTH2' : line || 'empty line');
      if (line.startsWith('AUTH') && explains) return say(`334 ${btoa('{"status":"401"}')}`);
      return say('535 5.7.8 Authentication failed');
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const transport = nodemailer.createTransport({
    ...{ host: '127.0.0.1', port: server.address().port, ignoreTLS: true },
    auth: { type: 'OAuth2', user: 'ana@example.org', accessToken: 'a-token-that-has-ended' },
  });
  const outcome = await transport.verify().then(() => 'signed in', (error) => error.code);
  console.log(`${name}: ${heard.join(', ')}; ${outcome}`);
  transport.close();
  server.close();
}
await send('refused with an explanation', true);
await send('refused at once', false);
process.exit();
EOF
node main.mjs >seen
cat seen
# Fails where this is not what is stated above.
sed -n '/^# Output:$/,/^[^#]/ s/^#   //p' "$finding" | diff - seen
