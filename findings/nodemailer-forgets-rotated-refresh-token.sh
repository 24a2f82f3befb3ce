#!/usr/bin/env bash
# nodemailer refreshes again with the refresh token that it began with, whatever newer one the provider gave.
#
# Version: nodemailer 8.0.11 (npm), transport with `auth: { type: 'OAuth2', refreshToken, accessUrl }`
# Behaviour: each answer of the provider brings a new refresh token, as RFC 6749 section 6 allows. nodemailer keeps
#   the access token only; the event `token`, by which a program could store what came, does not carry the new one
#   either. Where a provider ends the former token, the second refresh of the process is refused.
# Output:
#   refresh tokens that the provider was asked with: first, first
#   the event token carries: accessToken, expires, user
set -euo pipefail
finding=$(realpath "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix . --no-save --no-package-lock --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  --loglevel=error nodemailer@8.0.11 >/dev/null
cat >main.mjs <<'EOF'
import { createServer as createHttp } from 'node:http';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import nodemailer from 'nodemailer';

const asked = [];
const provider = createHttp((request, response) => {
  let body = '';
  request.on('data', (part) => (body += part));
  request.on('end', () => {
    asked.push(new URLSearchParams(body).get('refresh_token'));
    response.setHeader('content-type', 'application/json');
    const number = asked.length;
    // Over at once: the next message needs a new one.
    response.end(JSON.stringify({ access_token: `a${number}`, refresh_token: `r${number}`, token_type: 'Bearer', expires_in: 0 }));
  });
});
const mail = createServer((socket) => {
  socket.on('error', () => undefined);
  socket.write('220 mail.example ESMTP\r\n');
  createInterface({ input: socket }).on('line', (line) => {
    if (/^EHLO/.test(line)) socket.write('250-mail.example\r\n250 AUTH XOAUTH2\r\n');
    else if (/^AUTH/.test(line)) socket.write('235 2.7.0 Accepted\r\n');
    else socket.end('221 bye\r\n');
  });
});
const listening = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
await Promise.all([listening(provider), listening(mail)]);
const accessUrl = `http://127.0.0.1:${provider.address().port}/token`;
const transport = nodemailer.createTransport({
  ...{ host: '127.0.0.1', port: mail.address().port, ignoreTLS: true },
  auth: { type: 'OAuth2', user: 'ana@example.org', clientId: 'c', clientSecret: 's', refreshToken: 'first', accessUrl },
});
let carried = [];
transport.on('token', (token) => (carried = Object.keys(token).sort()));
await transport.verify();
await new Promise((resolve) => setTimeout(resolve, 50));
await transport.verify();
console.log(`refresh tokens that the provider was asked with: ${asked.join(', ')}`);
console.log(`the event token carries: ${carried.join(', ')}`);
process.exit();
EOF
node main.mjs >seen
cat seen
# Fails where this is not what is stated above.
sed -n '/^# Output:$/,/^[^#]/ s/^#   //p' "$finding" | diff - seen
