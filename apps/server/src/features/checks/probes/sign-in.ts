import { exchange, responsesOf, type Carrier, type Login } from '../../../lib/sasl-exchange.js';
import {
  waysLeft,
  waysToSignIn,
  wayWords,
  type Choice,
  type Refusal,
  type Way,
} from '../../../lib/sign-in-ways.js';
import { ProbeFailure, protocolFailure } from './fault.js';
import { notOffered } from './mechanism.js';
import type { ReadRefusal } from './refusal.js';
import type { Scene } from './scene.js';

/** What a protocol adds to the ways of signing in. */
export interface Door extends Pick<Choice, 'offered' | 'command' | 'longestInOneLine'> {
  carrier: Carrier;
  /** Signs in by the protocol's own command; undefined where the server let us in. */
  perform?: (login: Login) => Promise<Refusal | undefined>;
  refusal: ReadRefusal;
}

interface Refused {
  way: Way;
  refusal: Refusal;
  fault: ProbeFailure;
}

/**
 * Tries every way that the server offers until one lets us in; how it went is in `scene.seen`.
 * Throws ProbeFailure: the refusal that says most.
 */
export async function signIn(scene: Scene, door: Door): Promise<void> {
  const { seen, tools, target } = scene;
  const login = loginOf(scene);
  let left = waysToSignIn({
    ...door,
    kind: target.credential.kind,
    lengthOf: (mechanism) => responsesOf(mechanism, login)[0]?.length ?? 0,
    last: target.lastWay,
  });
  if (left.length === 0) throw nothingOffered(scene, door);
  const refused: Refused[] = [];
  for (let way = left.shift(); way; way = left.shift()) {
    seen.mechanism = way.mechanism;
    const failed = await tryWay(scene, door, { way, login, refused });
    if (!failed) return admitted(scene, way, refused);
    if (sameAsUnshown(failed, refused)) failed.refusal = { ...failed.refusal, of: 'way' };
    refused.push(failed);
    // A token that was judged is not judged better by another mechanism.
    const again =
      target.credential.kind === 'password' &&
      Boolean(tools.asked) &&
      refused.filter(({ refusal }) => refusal.of === 'secret').length < 2;
    left = waysLeft(left, { ...failed, again });
  }
  throw tellingMost(scene, door, refused);
}

/** It answers the same whether it is shown the secret or not: it has judged the mechanism. */
function sameAsUnshown({ way, refusal, fault }: Refused, before: readonly Refused[]): boolean {
  return before.some(
    (one) =>
      refusal.of === 'secret' &&
      !one.refusal.secretSent &&
      one.way.mechanism === way.mechanism &&
      one.fault.message === fault.message,
  );
}

interface Attempt {
  way: Way;
  login: Login;
  refused: readonly Refused[];
}

/** How the server refused; undefined where it let us in. Throws where it is gone, unless it has told why. */
async function tryWay(
  scene: Scene,
  door: Door,
  { way, login, refused }: Attempt,
): Promise<Refused | undefined> {
  // Each refusal is read from what was said to its own attempt.
  scene.transcript.turn();
  try {
    const refusal =
      way.form === 'command' && door.perform
        ? await door.perform(login)
        : await exchange(door.carrier, way, login);
    return refusal && { way, refusal, fault: faultOf(scene, door, refusal) };
  } catch (error) {
    const gone = error instanceof ProbeFailure && refused.length > 0;
    throw gone ? tellingMost(scene, door, refused) : error;
  }
}

function faultOf({ transcript, mask }: Scene, door: Door, { secretSent }: Refusal): ProbeFailure {
  const fault = door.refusal(transcript.recent());
  if (!fault)
    return protocolFailure(
      secretSent
        ? 'The server asks for more than a login has.'
        : 'The server accepted the login before it was told who logs in.',
    );
  return new ProbeFailure(fault.challenge ? { ...fault, challenge: mask(fault.challenge) } : fault);
}

function admitted({ seen }: Scene, way: Way, refused: readonly Refused[]): void {
  seen.way = way;
  if (refused.length > 0) seen.refusedWays = refused.map((one) => wayWords(one.way));
}

/** How somebody got in, for the step: such as "XOAUTH2 as support@example.com". */
export function signedInWords({ seen, target }: Scene): string {
  const { way, mechanism, refusedWays } = seen;
  const as = `as ${target.username}`;
  return way && refusedWays
    ? `${wayWords(way)} ${as}; refused before: ${refusedWays.join(', ')}`
    : `${mechanism ?? 'Login'} ${as}`;
}

const TELLING: readonly Refusal['of'][] = ['secret', 'else', 'mechanism', 'way'];

/** The judgement of a token or a password says more than a mechanism that is not known. */
function tellingMost(scene: Scene, door: Door, refused: readonly Refused[]): ProbeFailure {
  const [first] = TELLING.flatMap((of) => refused.filter(({ refusal }) => refusal.of === of));
  const onlyCommand = refused.every(({ way }) => way.form === 'command');
  const unheard = !first || (onlyCommand && !first.refusal.secretSent && door.offered.length > 0);
  if (unheard) return nothingOffered(scene, door);
  scene.seen.mechanism = first.way.mechanism;
  return first.fault;
}

function nothingOffered({ target }: Scene, { offered }: Door): ProbeFailure {
  const what = target.credential.kind === 'token' ? 'XOAUTH2' : 'a login by password';
  return notOffered(what, offered);
}

function loginOf({ target }: Scene): Login {
  const { credential, username, host, port } = target;
  const secret = credential.kind === 'token' ? credential.token : credential.password;
  return { username, host, port, secret: secret.reveal() };
}
