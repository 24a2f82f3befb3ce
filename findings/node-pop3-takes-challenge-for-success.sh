#!/usr/bin/env bash
# node-pop3 takes the server's explanation of a refused token for a success.
#
# Version: node-pop3 0.11.0 (npm)
# Behaviour: RFC 5034 section 4 writes a challenge of AUTH as "+ ", a success as "+OK". node-pop3 looks at the "+" alone:
#   the command resolves although nobody is signed in, and what fails is the next command, with the server's words
#   about the token before it.
# Output:
#   AUTH: resolved
#   STAT: failed, the server has been sent AUTH, STAT
set -euo pipefail
finding=$(realpath "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix . --no-save --no-package-lock --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  --loglevel=error node-pop3@0.11.0 >/dev/null
cat >main.mjs <<'EOF'
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import Pop3Command from 'node-pop3';

const heard = [];
const server = createServer((socket) => {
  socket.on('error', () => undefined);
  socket.write('+OK ready\r\n');
  createInterface({ input: socket }).on('line', (line) => {
    heard.push(line.split(' ')[0]);
    if (line.startsWith('AUTH')) return socket.write(`+ ${btoa('{"status":"401"}')}\r\n`);
    // The challenge has been answered, with something that is no answer to it.
    return socket.write('-ERR [AUTH] Authentication failed\r\n');
  });
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

const pop3 = new Pop3Command({ host: '127.0.0.1', port: server.address().port, tls: false });
const initial = btoa('user=ana@example.org\x01auth=Bearer a-token-that-has-ended\x01\x01');
await pop3.connect();
const auth = await pop3.command('AUTH', 'XOAUTH2', initial).then(() => 'resolved', () => 'failed');
console.log(`AUTH: ${auth}`);
const stat = await pop3.command('STAT').then(() => 'resolved', () => 'failed');
console.log(`STAT: ${stat}, the server has been sent ${heard.join(', ')}`);
process.exit();
EOF
node main.mjs >seen
cat seen
# Fails where this is not what is stated above.
sed -n '/^# Output:$/,/^[^#]/ s/^#   //p' "$finding" | diff - seen
