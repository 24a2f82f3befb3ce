import { ImapFlow } from 'imapflow';
import type { Dialect, Line, Session } from './dialect.js';
import { ProbeFailure, protocolFailure } from './fault.js';
import { createProbe } from './frame.probe.js';
import { askCapabilities, greetImap, requestImapTls } from './imap-talk.probe.js';
import { notOffered, offersLogin } from './mechanism.js';
import { imapRefusal } from './refusal.js';
import type { Scene } from './scene.js';

/** IMAP (RFC 9051, 3501) by imapflow, over a wire that is private already. */
const imap: Dialect = {
  protocol: 'IMAP',
  openTitle: 'Open the inbox',
  greet: greetImap,
  askOffer: askCapabilities,
  mechanisms: (offered) =>
    offered.filter((name) => name.startsWith('AUTH=')).map((name) => name.slice('AUTH='.length)),
  requestTls: requestImapTls,
  authenticate: async (scene, line) => {
    const accepted = loginAccepted(scene);
    const client = createClient(scene, line);
    client.on('error', () => undefined);
    // Without it imapflow asks LIST after the login, whose refusal it survives: Exchange refuses everything where a
    // mailbox does not open, and STATUS is to be asked all the same.
    client.on('response', () => client.capabilities.delete('NAMESPACE'));
    const within = guard(scene, line);
    const ready = within(client.connect());
    ready.catch(() => undefined);
    // imapflow goes on asking after the login; only the server's OK to the login itself ends this step.
    await Promise.race([accepted, ready]);
    return { ...sessionOf(client, ready, within), capability: () => askCapability(scene, line) };
  },
  refusal: imapRefusal,
};

export const imapProbe = createProbe(imap);

/** imapflow's work with its failures as ours, and over when the connection is. */
type Within = <Value>(work: Promise<Value>) => Promise<Value>;

function guard(scene: Scene, { wire }: Line): Within {
  return (work) => {
    const own = work.catch((error: unknown) => {
      throw ownFailure(error, scene, wire.destroyed);
    });
    return Promise.race([own, wire.over]);
  };
}

function sessionOf(client: ImapFlow, ready: Promise<void>, within: Within): Session {
  return {
    open: async () => {
      await ready;
      const status = await within(client.status('INBOX', { messages: true }));
      const count = status ? status.messages : undefined;
      if (count === undefined)
        throw protocolFailure('The server does not tell the status of the inbox.');
      return `INBOX: ${count} ${count === 1 ? 'message' : 'messages'}`;
    },
    quit: () => within(client.logout()),
  };
}

/** Asked beside imapflow, which keeps to what it knows and passes over a tag that is not its own. */
function askCapability({ transcript }: Scene, { wire }: Line): Promise<string[]> {
  const answer = new Promise<string[]>((resolve) => {
    let listed = '';
    transcript.listen(({ by, text }) => {
      if (by !== 'S') return;
      listed = /^\* CAPABILITY (.*)$/i.exec(text)?.[1] ?? listed;
      if (text.startsWith('Q1 ')) resolve(listed.toUpperCase().split(' ').filter(Boolean));
    });
  });
  wire.write('Q1 CAPABILITY\r\n');
  return Promise.race([answer, wire.over]);
}

function createClient({ target, limits, seen }: Scene, { wire, talk }: Line): ImapFlow {
  talk.handOver(`* OK ${codeOf(seen.capabilities)}The greeting has been read`);
  const { credential, host, port, username } = target;
  return new ImapFlow({
    host,
    port,
    secure: target.security !== 'NONE',
    doSTARTTLS: false,
    // The wire is private already; this is for a version that would dial by itself.
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    transport: {
      connect: (_options, onConnect) => {
        setImmediate(onConnect);
        return wire;
      },
    },
    auth:
      credential.kind === 'token'
        ? { user: username, accessToken: credential.token.reveal() }
        : { user: username, pass: credential.password.reveal() },
    clientInfo: { name: 'Mailkey', version: '', vendor: '', 'support-url': '' },
    logger: false,
    // The wire ends a silence; here it only bounds how long imapflow waits when it is throttled.
    socketTimeout: 2_000,
    maxLineLength: limits.lineBytes,
    maxLiteralSize: 4 * limits.lineBytes,
    maxResponseSize: 16 * limits.lineBytes,
    maxResponseTokens: 10_000,
    disableCompression: true,
    disableAutoIdle: true,
    disableAutoEnable: true,
    disableIMAP4rev2: true,
  });
}

/** When the server has answered OK to AUTHENTICATE or LOGIN. */
function loginAccepted({ transcript, seen }: Scene): Promise<void> {
  return new Promise((resolve) => {
    let tag: string | undefined;
    transcript.listen(({ by, text }) => {
      const [, itsTag, command, mechanism] =
        /^(\S+) (AUTHENTICATE|LOGIN)(?: (\S+))?/.exec(text) ?? [];
      if (by === 'C' && itsTag) {
        tag = itsTag;
        seen.mechanism = command === 'LOGIN' ? 'LOGIN' : (mechanism ?? 'AUTHENTICATE');
      }
      if (by === 'S' && tag && text.toUpperCase().startsWith(`${tag} OK`)) resolve();
    });
  });
}

/**
 * What the server has offered, so that imapflow need not ask once more; without OAUTHBEARER where XOAUTH2
 * is offered too: imapflow would take it first, and XOAUTH2 is what providers document.
 */
function codeOf(capabilities: readonly string[]): string {
  const hidden = capabilities.includes('AUTH=XOAUTH2')
    ? ['NAMESPACE', 'AUTH=OAUTHBEARER']
    : ['NAMESPACE'];
  const told = capabilities.filter((name) => isAtom(name) && !hidden.includes(name));
  return told.length > 0 ? `[CAPABILITY ${told.join(' ')}] ` : '';
}

/** RFC 9051 section 9; anything else would end the code, or imapflow's reading of it. */
const isAtom = (name: string): boolean => /^[^\s(){%*"\\\]\p{C}]+$/u.test(name);

/** imapflow gives up by itself, on a connection that is whole, where the wanted login is not offered. */
function ownFailure(error: unknown, { target, seen, mask }: Scene, over: boolean): ProbeFailure {
  const { credential } = target;
  const mayLogIn = seen.capabilities.length === 0 || offersLogin(credential, seen.mechanisms);
  if (!over && seen.mechanism === undefined && !mayLogIn) {
    const what = credential.kind === 'token' ? 'XOAUTH2' : 'a login by password';
    return notOffered(what, seen.mechanisms);
  }
  const message = error instanceof Error ? error.message : String(error);
  return protocolFailure(mask(message).slice(0, 500));
}
