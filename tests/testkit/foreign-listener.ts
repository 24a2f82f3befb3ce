import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface ForeignListener {
  host: string;
  port: number;
  /** Where it is asked as a token endpoint. */
  url: string;
  /** Everything that anybody has ever sent here, as text, decoded from base64 and forms as well. */
  heard(): string;
  close(): void;
}

/**
 * Somebody else's server on loopback, who wants a secret: it greets as a mail server that takes every
 * kind of sign-in, answers whatever it understands, and keeps each byte it is sent.
 */
export async function startForeignListener(
  greeting?: keyof typeof greetings,
): Promise<ForeignListener> {
  const sockets = new Set<Socket>();
  let said = '';
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (greeting) socket.write(greetings[greeting]);
    socket.on('data', (bytes) => {
      const text = bytes.toString('latin1');
      said += text;
      socket.write(greeting ? text.split(/\r\n/).filter(Boolean).map(reply).join('') : TOKEN);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  return {
    ...{ host: '127.0.0.1', port, url: `http://127.0.0.1:${port}/token` },
    heard: () =>
      [said, decodeURIComponent(said.replace(/%(?![0-9a-f]{2})/gi, '')), ...plain(said)].join('\n'),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

const greetings = {
  IMAP: '* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=LOGIN AUTH=XOAUTH2 SASL-IR] ready\r\n',
  POP3: '+OK ready\r\n',
  SMTP: '220 mail.example ESMTP\r\n',
};

const BODY = JSON.stringify({ access_token: 'foreign', token_type: 'bearer', expires_in: 3600 });
const TOKEN = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`;

/** Yes to everything, in the protocol of the line. */
function reply(line: string): string {
  if (/^(EHLO|HELO)/i.test(line)) return '250-mail.example\r\n250 AUTH PLAIN LOGIN XOAUTH2\r\n';
  if (/^CAPA\b/i.test(line)) return '+OK\r\nUSER\r\nSASL PLAIN XOAUTH2\r\n.\r\n';
  if (/^(USER|PASS)\b/i.test(line)) return '+OK\r\n';
  if (/^AUTH PLAIN/i.test(line)) return '235 ok\r\n';
  const [tag, command = ''] = line.split(' ');
  if (/^CAPABILITY$/i.test(command))
    return `* CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=LOGIN SASL-IR\r\n${tag} OK done\r\n`;
  return command ? `${tag} OK done\r\n` : '+ \r\n';
}

function plain(text: string): string[] {
  const found = text.match(/[A-Za-z0-9+/=_-]{8,}/g) ?? [];
  return found.map((part) => Buffer.from(part, 'base64').toString('latin1'));
}
