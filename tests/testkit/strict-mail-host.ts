import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

type Protocol = 'IMAP' | 'POP3' | 'SMTP';

/** What it does with whoever connects: serves them, or one of the ways in which servers shut an address out. */
type Behaviour = 'serves' | 'hangs up' | 'says goodbye' | 'says nothing' | 'refuses every login';

const GREETINGS: Record<Protocol, string> = {
  IMAP: '* OK IMAP4rev1 is ready',
  POP3: '+OK POP3 is ready',
  SMTP: '220 mail.test ESMTP',
};

const GOODBYES: Record<Protocol, string> = {
  IMAP: '* BYE Too many failed logins from your address',
  POP3: '-ERR [SYS/TEMP] Too many failed logins from your address',
  SMTP: '421 4.7.0 Too many errors from your address, come back later',
};

const LOCKED_OUT = 'Too many failed logins from your IP address, try later.';

export type StrictMailHost = Awaited<ReturnType<typeof startStrictMailHost>>;

/** A mail host without TLS that counts logins and shuts out whoever it is told to; the password is `right`. */
export async function startStrictMailHost(host: string) {
  const protocols: Protocol[] = ['IMAP', 'POP3', 'SMTP'];
  const servers = new Map<Protocol, { server: Server; port: number }>();
  const sockets = new Set<Socket>();
  const logins: { protocol: Protocol; user: string; taken: boolean }[] = [];
  const state = { behaviour: 'serves' as Behaviour, right: 'right', connections: 0 };

  function judge(protocol: Protocol, user: string, password: string): boolean {
    const taken = password === state.right && state.behaviour !== 'refuses every login';
    logins.push({ protocol, user, taken });
    return taken;
  }

  async function open(protocol: Protocol, port: number): Promise<void> {
    const server = createServer((socket) => {
      state.connections++;
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
      if (state.behaviour === 'hangs up') return void socket.destroy();
      if (state.behaviour === 'says goodbye') return void socket.end(`${GOODBYES[protocol]}\r\n`);
      if (state.behaviour === 'says nothing') return;
      socket.write(`${GREETINGS[protocol]}\r\n`);
      const answer = ANSWERS[protocol]((user, password) => judge(protocol, user, password));
      createInterface(socket).on('line', (line) => {
        const said = answer(line);
        const refused = state.behaviour === 'refuses every login';
        socket.write(refused ? said.replace('Authentication failed.', LOCKED_OUT) : said);
      });
    });
    await new Promise<void>((done) => server.listen(port, host, done));
    const address = server.address();
    servers.set(protocol, { server, port: typeof address === 'object' ? (address?.port ?? 0) : 0 });
  }

  const at = (protocol: Protocol) => ({
    host,
    port: servers.get(protocol)?.port,
    security: 'NONE',
  });

  for (const protocol of protocols) await open(protocol, 0);
  return {
    host,
    logins,
    state,
    incoming: (protocol: 'IMAP' | 'POP3' = 'IMAP') => ({ protocol, ...at(protocol) }),
    outgoing: () => at('SMTP'),
    /** Logins since the last call. */
    counted: () => logins.splice(0).map(({ protocol, taken }) => `${protocol} ${String(taken)}`),
    /** From now on nobody listens, as behind a firewall that rejects. */
    async refuseConnections(): Promise<void> {
      for (const { server } of servers.values()) await closed(server, sockets);
    },
    async listenAgain(): Promise<void> {
      for (const [protocol, { port }] of [...servers]) await open(protocol, port);
    },
    async close(): Promise<void> {
      for (const { server } of servers.values()) await closed(server, sockets);
    },
  };
}

function closed(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((done) => void (server.listening ? server.close(() => done()) : done()));
}

type Judge = (user: string, password: string) => boolean;

const plain = (encoded: string): [string, string] => {
  const [, user = '', password = ''] = Buffer.from(encoded, 'base64').toString().split('\0');
  return [user, password];
};

/** What each protocol answers to a line; a state of its own for each connection. */
const ANSWERS: Record<Protocol, (judge: Judge) => (line: string) => string> = {
  IMAP: (judge) => {
    let waiting: string | undefined;
    const login = (tag: string, [user, password]: [string, string]) =>
      judge(user, password)
        ? `${tag} OK done\r\n`
        : `${tag} NO [AUTHENTICATIONFAILED] Authentication failed.\r\n`;
    return (line) => {
      const asked = waiting;
      waiting = undefined;
      if (asked !== undefined) return login(asked, plain(line));
      const [tag = '', verb = '', ...rest] = line.split(' ');
      if (/^AUTHENTICATE$/i.test(verb)) {
        const [, response] = rest;
        if (response) return login(tag, plain(response));
        waiting = tag;
        return '+ \r\n';
      }
      if (/^LOGIN$/i.test(verb)) {
        const [user = '', password = ''] = rest.map((word) => word.replaceAll('"', ''));
        return login(tag, [user, password]);
      }
      const untagged: Record<string, string> = {
        CAPABILITY: '* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\r\n',
        STATUS: '* STATUS INBOX (MESSAGES 1)\r\n',
        LOGOUT: '* BYE bye\r\n',
      };
      return `${untagged[verb.toUpperCase()] ?? ''}${tag} OK done\r\n`;
    };
  },
  POP3: (judge) => {
    let user = '';
    return (line) => {
      const [verb = '', ...rest] = line.split(' ');
      if (/^USER$/i.test(verb)) user = rest.join(' ');
      if (/^CAPA$/i.test(verb)) return '+OK\r\nUSER\r\n.\r\n';
      if (/^PASS$/i.test(verb))
        return judge(user, rest.join(' ')) ? '+OK\r\n' : '-ERR [AUTH] Authentication failed.\r\n';
      return /^STAT$/i.test(verb) ? '+OK 1 100\r\n' : '+OK\r\n';
    };
  },
  SMTP: (judge) => (line) => {
    const [verb = '', , encoded = ''] = line.split(' ');
    if (/^EHLO$/i.test(verb)) return '250-mail.test\r\n250 AUTH PLAIN\r\n';
    if (/^AUTH$/i.test(verb))
      return judge(...plain(encoded))
        ? '235 2.7.0 done\r\n'
        : '535 5.7.8 Error: authentication failed: (reason unavailable)\r\n';
    return /^QUIT$/i.test(verb) ? '221 bye\r\n' : '250 2.1.0 done\r\n';
  },
};
