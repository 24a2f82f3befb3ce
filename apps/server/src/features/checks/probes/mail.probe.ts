import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { certificateFacts } from '../../../lib/certificate.js';
import type { ProbeFacts, ProbeFault } from '../../diagnoses/facts.js';
import type { Protocol, Connection, MailSession } from './protocol.js';
import { signInOver } from './dial-again.probe.js';
import { connectWords, inVain } from './connect-words.js';
import { dial, resolveHost } from './dial.probe.js';
import { faultWords, policyFailure, ProbeFailure, type RefusedStep } from './fault.js';
import { askOffer, greet } from './greet.probe.js';
import { halfRefusal, lastWords, withLastWords } from './last-words.js';
import { networkFault } from './network.js';
import { checkPolicy } from './policy.js';
import type { Probe } from './probe.js';
import { UnsafeValue } from '../../../lib/sasl.js';
import { begin, createProbeContext, silence, type ProbeContext } from './probe-context.js';
import { secure, secureFirst, type Connections } from './secure.probe.js';
import { signedInWords } from './sign-in.js';
import { stepsOf } from './steps.js';
import { createTalk } from './talk.probe.js';
import type { SpokenLine } from './transcript.js';
import { Wire } from './wire.probe.js';

type Outcome = Pick<ProbeFacts, 'outcome' | 'failedStep' | 'fault'> &
  Partial<Pick<ProbeFacts, 'transcript'>>;

/** The frame of every probe: look-up, connection and TLS are ours, the rest is the dialect's. */
export function createProbe(spoken: Protocol): Probe {
  const { protocol } = spoken;
  return {
    protocol,
    steps: stepsOf(protocol, spoken.openTitle),
    run: async (target, tools) => {
      const context = createProbeContext(protocol, target, tools);
      const { credential: _secret, lastWay: _way, ...server } = target;
      const facts = (rest: Outcome): ProbeFacts => ({
        ...server,
        ...context.seen,
        protocol,
        transcript: [...context.transcript.lines],
        ...rest,
      });
      try {
        return facts(await perform(context, spoken));
      } catch (error) {
        const fault = judgedFault(error, context, spoken);
        const { steps, seen } = context;
        steps.fail(steps.current === 'connect' ? inVain(seen, fault) : faultWords(fault));
        return facts({ outcome: 'failed', failedStep: steps.current, fault });
      }
    },
  };
}

async function perform(context: ProbeContext, protocol: Protocol): Promise<Outcome> {
  const { target, tools, steps, seen } = context;
  await begin(context, 'resolve');
  checkPolicy(target, tools.allowPlaintextFor ?? []);
  const addresses = await resolveHost(context);
  seen.addresses = addresses.map(({ address }) => address);
  const count = addresses.length === 1 ? '1 address' : `${addresses.length} addresses`;
  steps.end(`${target.host} → ${count}`);

  await begin(context, 'connect');
  const wires: Wire[] = [];
  const over = (socket: Socket): Connection => {
    const wire = new Wire(socket, wireSetting(context));
    wires.push(wire);
    const talk = createTalk(wire, context.limits.lineBytes);
    context.transcript.unreadBy(talk.unread);
    return { wire, talk };
  };
  const connection = over(await dial(addresses, context));
  const answered = addresses.filter(({ address }) => address === seen.address);
  const dialAgain = async (): Promise<Connection> =>
    over(await dial(answered, { ...context, seen: {} }));
  steps.end(connectWords(seen, target.port));

  const { signal } = tools.deadline;
  const late = (): void => {
    const waited = tools.clock().getTime() - steps.since.getTime();
    for (const wire of wires) wire.cut(silence(context, waited));
  };
  signal.addEventListener('abort', late, { once: true });
  try {
    if (signal.aborted) late();
    return await talkThrough(context, protocol, { connection, dialAgain });
  } catch (error) {
    // A library only sees that its connection is gone; the wire knows why.
    const unclear = error instanceof ProbeFailure && error.fault.kind === 'protocol';
    const fault = wires.at(-1)?.fault;
    throw unclear && fault ? new ProbeFailure(fault) : error;
  } finally {
    signal.removeEventListener('abort', late);
    for (const wire of wires) wire.destroy();
    context.transcript.flush();
  }
}

async function talkThrough(
  context: ProbeContext,
  protocol: Protocol,
  lines: Connections,
): Promise<Outcome> {
  const { target, steps } = context;
  const first = target.security === 'TLS' ? await secureFirst(context, lines) : lines.connection;
  const offered = await greet(context, protocol, first);
  if (target.security === 'NONE') {
    await begin(context, 'secure');
    steps.skip('Without TLS, as configured');
  }
  if (target.security === 'STARTTLS')
    await secure(context, first, () => protocol.requestTls(first.talk, offered));

  await begin(context, 'authenticate');
  // What was said in clear does not count any more (RFC 3207 section 4.2, RFC 9051 section 6.2.1).
  if (target.security === 'STARTTLS') await askOffer(context, protocol, first);
  const { connection, session } = await signInOver(context, protocol, {
    ...lines,
    connection: first,
  });
  steps.end(signedInWords(context));

  await begin(context, 'open');
  try {
    const shown = await session.open();
    if (typeof shown === 'string') steps.end(shown);
    else steps.warn(shown.warning);
  } catch (error) {
    if (!isWhole(context, connection) || !session.capability) throw error;
    const fault = judgedFault(error, context, protocol);
    steps.fail(faultWords(fault));
    // What is asked from here on is no part of the refusal.
    const transcript = [...context.transcript.lines];
    await askCapability(context, session.capability);
    return { outcome: 'failed', failedStep: 'open', fault, transcript };
  }
  await sayGoodbye(context, session);
  return { outcome: 'ok' };
}

async function sayGoodbye(context: ProbeContext, session: MailSession): Promise<void> {
  const { steps, transcript } = context;
  await begin(context, 'quit');
  try {
    await Promise.race([session.quit(), sleep(context.limits.quitMs, undefined, { ref: false })]);
  } catch {
    // All that was to be shown has been shown; the last word tells how it ended.
  }
  if (transcript.recent().some(({ by }) => by === 'S')) steps.end();
  else steps.warn('The server did not say goodbye.');
}

/** Nobody hung up, nor said so. */
function isWhole({ transcript }: ProbeContext, { wire }: Connection): boolean {
  const goodbye = transcript.recent().some(({ by, text }) => by === 'S' && /^\* BYE/i.test(text));
  return !wire.destroyed && !wire.readableEnded && !goodbye;
}

/** The sign-in went well and yet the mailbox stays closed: what is offered now may tell why. */
async function askCapability(
  { steps, seen }: ProbeContext,
  capability: NonNullable<MailSession['capability']>,
): Promise<void> {
  steps.ask('capability', 'What does it offer after the sign-in?');
  try {
    const offered = (await capability()).join(' ');
    seen.asked['capability'] = offered;
    steps.end(offered || 'The server lists nothing.');
  } catch (error) {
    if (!(error instanceof ProbeFailure)) throw error;
    steps.warn('The server did not answer any more.');
  }
}

function wireSetting(context: ProbeContext): ConstructorParameters<typeof Wire>[1] {
  const { limits, transcript, seen, tools } = context;
  const { host, port } = context.target;
  return {
    limits,
    transcript,
    silence: (milliseconds) => silence(context, milliseconds),
    certificate: (socket) =>
      certificateFacts(socket, { host, authorities: tools.egress.authoritiesFor(host, port) }),
    broken: (error, stage, certificate) => {
      if (certificate) seen.certificate = certificate;
      return networkFault(error, { host, port, stage, ...(certificate && { certificate }) });
    },
  };
}

/** What the server itself said last counts more than how the connection then ended. Bugs are thrown on. */
function judgedFault(
  error: unknown,
  { transcript, mask }: ProbeContext,
  protocol: Protocol,
): ProbeFault {
  if (error instanceof UnsafeValue) return policyFailure('unsafe-value', error.message).fault;
  if (!(error instanceof ProbeFailure)) throw error;
  const { fault } = error;
  const ownWords =
    fault.kind === 'refused' || fault.kind === 'not-offered' || fault.kind === 'policy';
  if (ownWords) return fault;
  const lines = transcript.recent();
  // What was said in clear on the way into TLS answers nothing, unless it turns the connection away.
  const handshake = fault.kind === 'network' && fault.network.stage === 'TLS';
  if (handshake) return turnedAway(lines, protocol) ?? fault;
  const refused = protocol.refusal(lines) ?? halfRefusal(protocol.protocol, lines);
  if (!refused) return withLastWords(fault, lastWords(lines));
  return refused.challenge ? { ...refused, challenge: mask(refused.challenge) } : refused;
}

/**
 * The greeting itself, in clear, was a refusal. A server that greets in clear has another kind of port, and
 * so has one that complains about what it heard: that was the beginning of TLS.
 */
function turnedAway(lines: readonly SpokenLine[], { refusal }: Protocol): RefusedStep | undefined {
  const welcome = lines.some(({ by, text }) => by === 'C' || WELCOMES.test(text));
  const refused = welcome ? undefined : refusal(lines);
  return refused && OF_WHAT_WE_SENT.test(refused.text) ? undefined : refused;
}

const WELCOMES = /^(?:\* (?:OK|PREAUTH)\b|\+OK\b|220[ -])/i;
const OF_WHAT_WE_SENT =
  /\b(?:too soon|synchroni[sz]ation|syntax|un(?:recogni[sz]ed|known|expected)|(?:bad|invalid|illegal) (?:command|request|data|input)|protocol (?:error|violation)|pipelin\w*)\b/i;
