import type { DiagnosisContent } from './diagnosis.js';
import type { Evidence } from './evidence.js';
import type { Facts, Stage } from './facts.js';
import { clean } from './repairs/quote.js';
import { checkAgain, validateAgain } from './repairs/mailkey.js';
import { quote } from './observed-text.js';
import { valuesOf } from './values.js';

/** Something went wrong, so that an empty list of diagnoses would be a lie. */
export function hasFailed({ authorize, unconfirmed, token, probes, pasted }: Facts): boolean {
  return (
    pasted !== undefined ||
    unconfirmed !== undefined ||
    (authorize !== undefined && authorize.kind !== 'granted') ||
    (token !== undefined && token.kind !== 'granted') ||
    probes.some(({ outcome }) => outcome === 'failed')
  );
}

/** Said honestly: nothing that Mailkey knows fits, and these were the words. */
export function describeUnknown(evidence: Evidence): DiagnosisContent {
  const { facts, said } = evidence;
  const values = valuesOf(evidence);
  const again = facts.probes.length > 0 ? checkAgain(values) : validateAgain(values);
  return {
    code: 'unknown',
    stage: stageOf(evidence),
    severity: 'ERROR',
    certainty: 'POSSIBLE',
    title: 'Mailkey does not know this answer',
    cause:
      'Something failed, and the words of the server fit none of the causes that Mailkey knows. They stand below as they came.',
    fix: [
      'Read the server’s words below; they may name the cause.',
      'If this was pasted, paste the whole message with its codes, such as 535 5.7.3 or invalid_client.',
      `Try once more: ${again}`,
      'If it stays, give the words to whoever runs the mail server, together with the time at which they came.',
    ],
    commands: [],
    actor: 'OPERATOR',
    retryable: true,
    evidence: said.map((one) => clean(quote(one, ''))).filter((line) => line !== ''),
  };
}

function stageOf({ facts, said }: Evidence): Stage {
  const observed = said.find(({ stage }) => stage !== undefined)?.stage;
  if (observed) return observed;
  if (facts.token && facts.token.kind !== 'granted') return 'TOKEN';
  return facts.probes.find(({ outcome }) => outcome === 'failed')?.protocol ?? 'AUTHORIZE';
}
