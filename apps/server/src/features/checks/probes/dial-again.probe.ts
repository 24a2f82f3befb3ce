import type { Protocol, Connection, MailSession } from './protocol.js';
import { ProbeFailure } from './fault.js';
import { askOffer, nameIn } from './greet.probe.js';
import type { ProbeContext } from './probe-context.js';
import type { Connections } from './secure.probe.js';
import { HungUp } from './sign-in.js';
import { tlsOptions } from '../../../lib/tls-options.js';

/** Over which connection somebody has signed in. */
interface SignedIn {
  connection: Connection;
  session: MailSession;
}

/**
 * Signs in, over a second connection where the server hung up on a form of it that it does not take: the
 * ways that are left have not been refused. Throws ProbeFailure.
 */
export async function signInOver(
  context: ProbeContext,
  protocol: Protocol,
  { connection, dialAgain }: Connections,
): Promise<SignedIn> {
  try {
    return { connection, session: await protocol.authenticate(context, connection) };
  } catch (error) {
    if (!(error instanceof HungUp)) throw error;
    const second = await reach(context, protocol, dialAgain).catch((failure: unknown) => {
      // What the server had said counts more than that it is gone.
      throw failure instanceof ProbeFailure ? error : failure;
    });
    context.left = error.left;
    return { connection: second, session: await protocol.authenticate(context, second) };
  }
}

/** As far as the login, without steps of its own: what they would show has been shown. */
async function reach(
  context: ProbeContext,
  protocol: Protocol,
  dialAgain: () => Promise<Connection>,
): Promise<Connection> {
  const { target, tools } = context;
  const connection = await dialAgain();
  const handshake = (): Promise<unknown> =>
    connection.talk.secure(tlsOptions(target, tools.egress));
  if (target.security === 'TLS') await handshake();
  await protocol.greet(connection.talk);
  if (target.security === 'STARTTLS') {
    const asking = { before: 'TLS', ehloName: nameIn(tools, connection) } as const;
    await protocol.requestTls(connection.talk, await protocol.askOffer(connection.talk, asking));
    await handshake();
  }
  await askOffer(context, protocol, connection);
  return connection;
}
