import type { Evidence } from '../evidence.js';
import type { MailProtocol } from '../facts.js';
import type { Match } from '../match.js';
import { fact } from '../matchers.js';

/** The server refused STARTTLS or STLS itself, whatever the words: the step tells. */
export function refusedAtStartTls(
  { facts, said }: Evidence,
  protocols: readonly MailProtocol[],
): Match | undefined {
  for (const probe of facts.probes) {
    const { failedStep, fault, protocol } = probe;
    if (failedStep !== 'secure' || fault?.kind !== 'refused') continue;
    // In clear where TLS comes first: the connection was turned away, and nothing was asked.
    if (probe.security === 'TLS') continue;
    if (!protocols.includes(protocol)) continue;
    const { status, code = '', text } = fault;
    const words = [status, text.includes(code) ? '' : code, text].filter(Boolean).join(' ');
    const observed = said.find((one) => one.probe === probe);
    const match = fact('CERTAIN', `${protocol}: STARTTLS was refused: ${words}`);
    return { ...match, stage: 'TLS', ...(observed && { said: observed }) };
  }
  return undefined;
}
