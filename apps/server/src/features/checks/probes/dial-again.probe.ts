import type { Dialect, Line, Session } from './dialect.js';
import { ProbeFailure } from './fault.js';
import { askOffer, nameIn } from './greet.probe.js';
import type { Scene } from './scene.js';
import type { Lines } from './secure.probe.js';
import { HungUp } from './sign-in.js';
import { tlsOptions } from '../../../lib/tls-options.js';

/** Over which connection somebody has signed in. */
interface SignedIn {
  line: Line;
  session: Session;
}

/**
 * Signs in, over a second connection where the server hung up on a form of it that it does not take: the
 * ways that are left have not been refused. Throws ProbeFailure.
 */
export async function signInOver(
  scene: Scene,
  dialect: Dialect,
  { line, dialAgain }: Lines,
): Promise<SignedIn> {
  try {
    return { line, session: await dialect.authenticate(scene, line) };
  } catch (error) {
    if (!(error instanceof HungUp)) throw error;
    const second = await reach(scene, dialect, dialAgain).catch((failure: unknown) => {
      // What the server had said counts more than that it is gone.
      throw failure instanceof ProbeFailure ? error : failure;
    });
    scene.left = error.left;
    return { line: second, session: await dialect.authenticate(scene, second) };
  }
}

/** As far as the login, without steps of its own: what they would show has been shown. */
async function reach(
  scene: Scene,
  dialect: Dialect,
  dialAgain: () => Promise<Line>,
): Promise<Line> {
  const { target, tools } = scene;
  const line = await dialAgain();
  const handshake = (): Promise<unknown> => line.talk.secure(tlsOptions(target, tools.egress));
  if (target.security === 'TLS') await handshake();
  await dialect.greet(line.talk);
  if (target.security === 'STARTTLS') {
    const asking = { before: 'TLS', ehloName: nameIn(tools, line) } as const;
    await dialect.requestTls(line.talk, await dialect.askOffer(line.talk, asking));
    await handshake();
  }
  await askOffer(scene, dialect, line);
  return line;
}
