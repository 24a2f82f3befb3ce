import type { Deadline } from '../../lib/deadline.js';
import type { Facts, ServerFacts } from '../diagnoses/facts.js';
import type { Run } from '../runs/run.entity.js';
import type { Findings, SignedInContext } from './check-context.js';
import type { CheckDependencies } from './check-dependencies.js';
import { LEAST_LEFT_MS } from './check-limits.js';
import { speaksPlain, speaksTls } from './first-byte.probe.js';
import { furtherQuestions, type FurtherQuestion } from './further-questions.js';
import type { Credential } from './probes/probe.js';

export interface FurtherAnswer {
  answer: 'yes' | 'no';
  words: string;
}

/**
 * Asks what would decide between causes, each question as a step of its own, within the check's deadline.
 * The answer stands with what it is about.
 */
export function createFurtherQuestions(deps: CheckDependencies) {
  const { runs, probes, egress, clock, providers, mailHosts } = deps;

  return async ({ run, facts, credential, deadline }: SignedInContext): Promise<Findings> => {
    const questions = furtherQuestions(facts, providers[facts.provider].incoming);
    for (const question of questions) {
      if (deadline.remaining() < LEAST_LEFT_MS) break;
      if (question.kind === 'other-protocol' && (await isNew(question, facts))) continue;
      const { step, title, about, key } = question;
      runs.record(run.id, { kind: 'steps-added', steps: [{ name: step, title }] });
      await runs.step(run, step, async () => {
        const { answer, words } = await ask(run, question, { credential, deadline });
        about.asked[key] = answer;
        return { status: 'SUCCEEDED', detail: words };
      });
    }
    return {};
  };

  /** A provider is what a client is called: whether its servers may see this token is decided like for all others. */
  async function isNew({ server }: { server: ServerFacts }, { client }: Facts): Promise<boolean> {
    const asked = { authentication: 'OAUTH2', oauthClientId: client?.id ?? null } as const;
    const incoming = { protocol: 'IMAP', ...server } as const;
    return (await mailHosts.unconfirmed({ ...asked, incoming, outgoing: null })).length > 0;
  }

  async function ask(
    run: Run,
    question: FurtherQuestion,
    tools: { credential: Credential; deadline: Deadline },
  ): Promise<FurtherAnswer> {
    const { about } = question;
    const within = { egress, clock, deadline: tools.deadline };
    if (question.kind === 'other-protocol') return tryOther(run, question, tools);
    if (question.key === 'tls')
      return said(
        await speaksTls(about, within),
        'It speaks TLS at once.',
        'It does not speak TLS at once.',
      );
    return said(
      await speaksPlain(about, within),
      'It greets without TLS.',
      'It does not greet without TLS.',
    );
  }

  /** The whole of the other probe, its steps folded into the one of the question. */
  async function tryOther(
    run: Run,
    { key, server, step }: Extract<FurtherQuestion, { kind: 'other-protocol' }>,
    { credential, deadline }: { credential: Credential; deadline: Deadline },
  ): Promise<FurtherAnswer> {
    const report: Parameters<(typeof probes)[typeof key]['run']>[1]['report'] = (event) => {
      if (event.kind === 'said') runs.record(run.id, { ...event, step });
    };
    const { outcome, fault } = await probes[key].run(
      { ...server, credential },
      { egress, deadline, clock, report },
    );
    const why = fault?.kind === 'refused' ? `: ${fault.text}` : '';
    return said(
      outcome === 'ok',
      `${key} opens the mailbox with the same token.`,
      `${key} does not open it either${why}`,
    );
  }
}

function said(yes: boolean, positive: string, negative: string): FurtherAnswer {
  return yes ? { answer: 'yes', words: positive } : { answer: 'no', words: negative };
}
