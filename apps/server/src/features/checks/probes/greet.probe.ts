import { addressLiteral } from '../../../lib/ehlo-name.js';
import type { Protocol, Connection } from './protocol.js';
import { begin, silence, type ProbeContext } from './probe-context.js';

/** What this machine says in EHLO over this connection. */
export const nameIn = ({ ehloName }: ProbeContext['tools'], { wire }: Connection): string =>
  ehloName ?? addressLiteral(wire.localAddress);

/** The greeting, and what is offered; gives the latter. */
export async function greet(
  context: ProbeContext,
  protocol: Protocol,
  connection: Connection,
): Promise<string[]> {
  const { tools, steps, limits } = context;
  await begin(context, 'greet');
  const began = tools.clock().getTime();
  await hearGreeting(context, protocol, connection);
  const waited = tools.clock().getTime() - began;
  steps.waitingFor = 'what the server offers';
  const offered = await askOffer(context, protocol, connection);
  if (waited < limits.slowGreetingMs) steps.end();
  else steps.warn(`Slow: the server greeted after ${Math.round(waited / 1000)} s`);
  return offered;
}

async function hearGreeting(
  context: ProbeContext,
  protocol: Protocol,
  { wire, talk }: Connection,
): Promise<void> {
  const { limits, seen } = context;
  const { greetingMs, idleMs } = limits;
  const timer = setTimeout(() => wire.cut(silence(context, greetingMs)), greetingMs);
  wire.allowSilence(greetingMs);
  try {
    seen.greeting = context.mask(await protocol.greet(talk)).slice(0, limits.lineLength);
  } finally {
    clearTimeout(timer);
    wire.allowSilence(idleMs);
  }
}

/** Asks what is offered; what is told before TLS does not count afterwards. */
export async function askOffer(
  context: ProbeContext,
  protocol: Protocol,
  connection: Connection,
): Promise<string[]> {
  const { target, seen, steps, tools } = context;
  const inClear = steps.current === 'greet' && target.security === 'STARTTLS';
  const before = inClear ? 'TLS' : 'login';
  const offered = await protocol.askOffer(connection.talk, {
    before,
    ehloName: nameIn(tools, connection),
  });
  if (inClear) return offered;
  seen.capabilities = offered;
  seen.mechanisms = [...new Set(protocol.mechanisms(offered))];
  return offered;
}
