import { expect, it } from 'vitest';
import { diagnose } from './diagnose.js';
import { diagnoseText } from './diagnose-text.js';
import type { DiagnosisContent } from './diagnosis.js';
import type { Facts, MailProtocol, ProbeFacts, ProbeStep } from './facts.js';
import { check, goodProbe } from './samples/check-facts.js';
import { coded, measured } from './samples/mail-replies.js';
import { moreAnswers } from './samples/more-answers.js';
import { samples } from './samples/sample.js';

const protocols: readonly MailProtocol[] = ['IMAP', 'POP3', 'SMTP'];
const prefixes: Record<MailProtocol, string> = { IMAP: 'imap-', POP3: 'pop-', SMTP: 'smtp-' };

const foreignTo = (protocol: MailProtocol, found: readonly Pick<DiagnosisContent, 'code'>[]) =>
  found
    .map(({ code }) => code)
    .filter((code) =>
      protocols.some((other) => other !== protocol && code.startsWith(prefixes[other])),
    );

/** All that any server is known to say, whatever it speaks. */
const words = [
  ...samples.map(({ raw }) => raw),
  ...Object.values(moreAnswers).flat(),
  ...[...measured, ...coded].map(([, { said }]) => said.at(-1) ?? ''),
].map((text) => text.replace(/^S: |^\S+ (?=NO|BAD)/g, '').slice(0, 500));

const statuses: Record<MailProtocol, string> = { IMAP: 'NO', POP3: '-ERR', SMTP: '550' };
const steps: readonly ProbeStep[] = ['greet', 'authenticate'];

/** Said by a server of this protocol, in clear or not, to a mailbox at Microsoft or at somebody's own server. */
function told(protocol: MailProtocol, text: string, step: ProbeStep): Facts[] {
  const refusal: Partial<ProbeFacts> = {
    outcome: 'failed',
    failedStep: step,
    fault: { kind: 'refused', status: statuses[protocol], text },
  };
  const own = { host: 'mail.example.org', security: 'NONE' } as const;
  return [refusal, { ...refusal, ...own, capabilities: ['STARTTLS', 'STLS'] }].map((seen) =>
    check({ probes: [goodProbe(protocol, seen)] }),
  );
}

it.each(protocols)('what is heard over %s has a code of its own or of no protocol', (protocol) => {
  const wrong = words.flatMap((text) =>
    steps.flatMap((step) =>
      told(protocol, text, step).flatMap((facts) =>
        foreignTo(protocol, diagnose(facts)).map((code) => `${code} at ${step}: ${text}`),
      ),
    ),
  );
  expect(wrong).toEqual([]);
});

it.each(protocols)('what is pasted from %s, too', (protocol) => {
  const wrong = words.flatMap((text) =>
    foreignTo(protocol, diagnoseText({ text, stage: protocol, now: new Date(0) })),
  );
  expect(wrong).toEqual([]);
});
