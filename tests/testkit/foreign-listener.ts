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
    const reply = greeting && speaker(greeting);
    socket.on('data', (bytes) => {
      const text = bytes.toString('latin1');
      said += text;
      socket.write(reply ? text.split(/\r\n/).filter(Boolean).map(reply).join('') : TOKEN);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  return {
    host: '127.0.0.1',
    port,
    url: `http://127.0.0.1:${port}/token`,
    heard: () =>
      [
        said,
        said.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
          String.fromCharCode(parseInt(hex, 16)),
        ),
        ...plain(said),
      ].join('\n'),
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

/** Says yes to everything, and asks for the rest where a sign-in comes in two parts. */
function speaker(protocol: keyof typeof greetings): (line: string) => string {
  let waiting = '';
  return (line) => {
    const [tag = '', command = '', mechanism] = line.split(' ');
    if (protocol === 'SMTP')
      return /^EHLO/i.test(line) ? '250-mail.example\r\n250 AUTH PLAIN LOGIN\r\n' : '235 ok\r\n';
    if (protocol === 'POP3') {
      if (/^CAPA/i.test(line)) return '+OK\r\nUSER\r\nSASL PLAIN\r\n.\r\n';
      return /^AUTH \w+$/i.test(line) ? '+ \r\n' : '+OK 0 0\r\n';
    }
    if (/^AUTHENTICATE$/i.test(command) && mechanism) {
      waiting = tag;
      return line.split(' ').length > 3 ? `${tag} OK done\r\n` : '+ \r\n';
    }
    if (/^CAPABILITY$/i.test(command))
      return `* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n${tag} OK done\r\n`;
    return `${command ? tag : waiting} OK done\r\n`;
  };
}

function plain(text: string): string[] {
  const found = text.match(/[A-Za-z0-9+/=_-]{8,}/g) ?? [];
  return found.map((part) => Buffer.from(part, 'base64').toString('latin1'));
}
