import { ImapFlow } from 'imapflow';
import type { Line, Session } from './dialect.js';
import { ProbeFailure, protocolFailure } from './fault.js';
import { createLineJudge, listedIn } from './imap-session.js';
import type { Scene } from './scene.js';

/** imapflow's work with its failures as ours, and over when the connection is. */
type Within = <Value>(work: Promise<Value>) => Promise<Value>;

/**
 * What follows the login, by imapflow: it finds a session that is signed in already (PREAUTH, RFC 9051
 * section 7.1.4), since it chooses one way of signing in by itself and keeps the refusals of the others.
 */
export function openInbox(scene: Scene, line: Line): Session {
  const within = guard(scene, line);
  const client = createClient(scene, line);
  client.on('error', () => undefined);
  return {
    open: async () => {
      await within(client.connect());
      const ask = () => within(client.status('INBOX', { messages: true }));
      const status = await ask().catch(async (error: unknown) => {
        if (!asksWho(scene)) throw error;
        await askBeside(scene, line, WHO);
        return ask();
      });
      const count = status ? status.messages : undefined;
      if (count === undefined)
        throw protocolFailure('The server does not tell the status of the inbox.');
      return `INBOX: ${count} ${count === 1 ? 'message' : 'messages'}`;
    },
    capability: () => askCapability(scene, line),
    quit: () => within(client.logout()),
  };
}

/** RFC 2971. */
export const WHO = 'ID ("name" "Mailkey" "version" "1" "vendor" "Mailkey")';

/** NetEase's refusal of whatever follows the login, under whatever name the server is called. */
const asksWho = ({ transcript }: Scene): boolean =>
  transcript.recent().some(({ by, text }) => by === 'S' && /^\S+ NO .*unsafe login/i.test(text));

function guard({ mask, transcript }: Scene, { wire }: Line): Within {
  // imapflow passes over what it cannot read, and waits on.
  const odd = new Promise<never>((_resolve, reject) => {
    const judge = createLineJudge();
    transcript.listen(({ by, text }) => {
      if (by === 'C') return;
      try {
        judge(text);
      } catch (error) {
        reject(error as ProbeFailure); // all that it throws
      }
    });
  });
  odd.catch(() => undefined);
  return (work) => {
    const own = work.catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      throw error instanceof ProbeFailure ? error : protocolFailure(mask(message).slice(0, 500));
    });
    return Promise.race([own, odd, wire.over]);
  };
}

function createClient({ target, limits }: Scene, { wire, talk }: Line): ImapFlow {
  talk.handOver('* PREAUTH [CAPABILITY IMAP4rev1] The login has been accepted');
  return new ImapFlow({
    host: target.host,
    port: target.port,
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

/** What the server offers now. */
async function askCapability(scene: Scene, line: Line): Promise<string[]> {
  const answers = await askBeside(scene, line, 'CAPABILITY');
  return [...new Set(answers.flatMap(listedIn))];
}

/** Asked beside imapflow, which keeps to what it knows and passes over a tag that is not its own. */
function askBeside({ transcript }: Scene, { wire }: Line, command: string): Promise<string[]> {
  const answer = new Promise<string[]>((resolve) => {
    const lines: string[] = [];
    transcript.listen(({ by, text }) => {
      if (by !== 'S') return;
      lines.push(text);
      if (text.startsWith('Q1 ')) resolve(lines);
    });
  });
  wire.write(`Q1 ${command}\r\n`);
  return Promise.race([answer, wire.over]);
}
