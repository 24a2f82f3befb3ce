import { exchange, responsesOf, type Carrier, type Login } from '../../../lib/sasl-exchange.js';
import {
  waysLeft,
  waysToSignIn,
  wayWords,
  type Choice,
  type Refusal,
  type Way,
} from '../../../lib/sign-in-ways.js';
import type { MailProtocol } from '../../diagnoses/facts.js';
import { ProbeFailure, protocolFailure, type RefusedStep as Fault } from './fault.js';
import { halfRefusal } from './last-words.js';
import { notOffered } from './mechanism.js';
import type { ReadRefusal } from './refusal.js';
import type { ProbeContext } from './probe-context.js';

/** What a protocol adds to the ways of signing in. */
export interface Door extends Pick<Choice, 'offered' | 'command' | 'longestInOneLine'> {
  protocol: MailProtocol;
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

/** How far it has come over a connection that is gone. */
export interface SignInLeft {
  ways: Way[];
  refused: Refused[];
}

/** The server hung up on a form that it does not take; `fault`: what it had said. */
export class HungUp extends ProbeFailure {
  constructor(
    { fault }: ProbeFailure,
    readonly left: SignInLeft,
  ) {
    super(fault);
  }
}

/**
 * Tries every way that the server offers until one lets us in; how it went is in `scene.seen`.
 * Throws ProbeFailure: the refusal that says most; HungUp where another connection may get further.
 */
export async function signIn(context: ProbeContext, door: Door): Promise<void> {
  const { seen, tools, target } = context;
  const login = loginOf(context);
  let left =
    context.left?.ways ??
    waysToSignIn({
      ...door,
      kind: target.credential.kind,
      lengthOf: (mechanism) => responsesOf(mechanism, login)[0]?.length ?? 0,
      last: target.lastWay,
    });
  if (left.length === 0) throw nothingOffered(context, door);
  const refused: Refused[] = context.left?.refused ?? [];
  for (let way = left.shift(); way; way = left.shift()) {
    seen.mechanism = way.mechanism;
    const failed = await tryWay(context, door, { way, login, refused, behind: left });
    if (!failed) return admitted(context, way, refused);
    if (!seen.mechanisms.includes(way.mechanism) && sameAsUnshown(failed, refused))
      failed.refusal = { ...failed.refusal, of: 'way' };
    refused.push(failed);
    // A token that was judged is not judged better by another mechanism.
    const again =
      target.credential.kind === 'password' &&
      Boolean(tools.asked) &&
      refused.filter(({ refusal }) => refusal.of === 'secret').length < 2;
    left = waysLeft(left, { ...failed, again });
  }
  throw tellingMost(context, door, refused);
}

/** It answers the same whether it is shown the secret or not: it has judged the mechanism, unless it has listed that. */
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
  refused: Refused[];
  /** Further ways. */
  behind: readonly Way[];
}

/** How the server refused; undefined where it let us in. Throws where it is gone, unless it has told why. */
async function tryWay(
  context: ProbeContext,
  door: Door,
  { way, login, refused, behind }: Attempt,
): Promise<Refused | undefined> {
  const hungUp = (failure: ProbeFailure): HungUp | undefined =>
    hungUpOnForm(context, refused, failure)
      ? new HungUp(tellingMost(context, door, refused), { ways: [way, ...behind], refused })
      : undefined;
  // Each refusal is read from what was said to its own attempt.
  context.transcript.turn();
  let refusal: Refusal | undefined;
  try {
    refusal =
      way.form === 'command' && door.perform
        ? await door.perform(login)
        : await exchange(door.carrier, way, login);
  } catch (error) {
    if (!(error instanceof ProbeFailure) || refused.length === 0) throw error;
    context.transcript.flush();
    const lines = context.transcript.recent();
    const half = door.refusal(lines) ?? halfRefusal(door.protocol, lines);
    // A token that was judged counts more than the forms that were refused before it.
    if (half?.challenge) throw failureOf(context, half);
    throw hungUp(error) ?? tellingMost(context, door, refused);
  }
  if (!refusal) return undefined;
  const fault = faultOf(context, door, refusal);
  const goodbye = hungUp(fault);
  if (goodbye) throw goodbye;
  return { way, refusal, fault };
}

/** Nothing of this attempt was answered, and all before it was refused unseen: another one is no second refused login. */
function hungUpOnForm(
  { transcript, left }: ProbeContext,
  refused: readonly Refused[],
  { fault }: ProbeFailure,
): boolean {
  const answered = transcript.recent().some(({ by, text }) => by === 'S' && !GOODBYE.test(text));
  const bye = fault.kind === 'refused' && fault.status === '421';
  const cut = bye || fault.kind === 'protocol' || fault.kind === 'network';
  const ofForm = refused.every(({ refusal: { of } }) => of === 'way' || of === 'mechanism');
  return !left && cut && !answered && ofForm && refused.length > 0;
}

const GOODBYE = /^(?:\* BYE\b|421[ -])/i;

function faultOf(context: ProbeContext, door: Door, { secretSent }: Refusal): ProbeFailure {
  const fault = door.refusal(context.transcript.recent());
  if (!fault)
    return protocolFailure(
      secretSent
        ? 'The server asks for more than a login has.'
        : 'The server accepted the login before it was told who logs in.',
    );
  return failureOf(context, fault);
}

const failureOf = ({ mask }: ProbeContext, fault: Fault): ProbeFailure =>
  new ProbeFailure(fault.challenge ? { ...fault, challenge: mask(fault.challenge) } : fault);

function admitted({ seen }: ProbeContext, way: Way, refused: readonly Refused[]): void {
  seen.way = way;
  if (refused.length > 0) seen.refusedWays = refused.map((one) => wayWords(one.way));
}

/** How somebody got in, for the step: such as "XOAUTH2 as support@example.com". */
export function signedInWords({ seen, target, left }: ProbeContext): string {
  const { way, mechanism, refusedWays } = seen;
  const as = `as ${target.username}`;
  return way && refusedWays
    ? `${wayWords(way)} ${as}; refused before: ${refusedWays.join(', ')}${left ? ', whereupon the server hung up' : ''}`
    : `${mechanism ?? 'Login'} ${as}`;
}

const TELLING: readonly Refusal['of'][] = ['secret', 'else', 'mechanism', 'way'];

/** The judgement of a token or a password says more than a mechanism that is not known. */
function tellingMost(context: ProbeContext, door: Door, refused: readonly Refused[]): ProbeFailure {
  const [first] = TELLING.flatMap((of) => refused.filter(({ refusal }) => refusal.of === of));
  const onlyCommand = refused.every(({ way }) => way.form === 'command');
  const unheard = !first || (onlyCommand && !first.refusal.secretSent && door.offered.length > 0);
  if (unheard) return nothingOffered(context, door);
  context.seen.mechanism = first.way.mechanism;
  return first.fault;
}

function nothingOffered({ target }: ProbeContext, { offered }: Door): ProbeFailure {
  const what = target.credential.kind === 'token' ? 'XOAUTH2' : 'a login by password';
  return notOffered(what, offered);
}

function loginOf({ target }: ProbeContext): Login {
  const { credential, username, host, port } = target;
  const secret = credential.kind === 'token' ? credential.token : credential.password;
  return { username, host, port, secret: secret.reveal() };
}
