import { addressLiteral } from '../../../lib/ehlo-name.js';
import type { Dialect, Line } from './dialect.js';
import { begin, silence, type Scene } from './scene.js';

/** What this machine says in EHLO over this connection. */
export const nameIn = ({ ehloName }: Scene['tools'], { wire }: Line): string =>
  ehloName ?? addressLiteral(wire.localAddress);

/** The greeting, and what is offered; gives the latter. */
export async function greet(scene: Scene, dialect: Dialect, line: Line): Promise<string[]> {
  const { tools, steps, limits } = scene;
  await begin(scene, 'greet');
  const began = tools.clock().getTime();
  await hearGreeting(scene, dialect, line);
  const waited = tools.clock().getTime() - began;
  steps.waitingFor = 'what the server offers';
  const offered = await askOffer(scene, dialect, line);
  if (waited < limits.slowGreetingMs) steps.end();
  else steps.warn(`Slow: the server greeted after ${Math.round(waited / 1000)} s`);
  return offered;
}

async function hearGreeting(scene: Scene, dialect: Dialect, { wire, talk }: Line): Promise<void> {
  const { limits, seen } = scene;
  const { greetingMs, idleMs } = limits;
  const timer = setTimeout(() => wire.cut(silence(scene, greetingMs)), greetingMs);
  wire.allowSilence(greetingMs);
  try {
    seen.greeting = scene.mask(await dialect.greet(talk)).slice(0, limits.lineLength);
  } finally {
    clearTimeout(timer);
    wire.allowSilence(idleMs);
  }
}

/** Asks what is offered; what is told before TLS does not count afterwards. */
export async function askOffer(scene: Scene, dialect: Dialect, line: Line): Promise<string[]> {
  const { target, seen, steps, tools } = scene;
  const inClear = steps.current === 'greet' && target.security === 'STARTTLS';
  const before = inClear ? 'TLS' : 'login';
  const offered = await dialect.askOffer(line.talk, { before, ehloName: nameIn(tools, line) });
  if (inClear) return offered;
  seen.capabilities = offered;
  seen.mechanisms = [...new Set(dialect.mechanisms(offered))];
  return offered;
}
