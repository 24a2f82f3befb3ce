import type { Deadline } from '../../lib/deadline.js';
import type { Facts, ProbeFacts } from '../diagnoses/facts.js';
import { mailboxFacts } from '../mailboxes/mailbox-facts.js';
import type { Mailbox } from '../mailboxes/mailbox.entity.js';
import { clientFacts } from '../oauth-clients/client-facts.js';
import type { Run } from '../runs/run.entity.js';
import { createFurtherQuestions } from './ask-further.flow.js';
import type { CheckDependencies } from './check-dependencies.js';
import { plannedProbes, type PlannedProbe } from './check-plan.js';
import type { Subject } from './overtaken.js';
import type { Credential } from './probes/probe.js';
import { createRenewal } from './renewal.flow.js';
import { createTokenStep } from './token-step.flow.js';
import { worthAnotherTry } from './worth-another-try.js';

interface Asked {
  credential: Credential;
  deadline: Deadline;
}

/** The check itself: a token, every server at once, further questions. Answers with all that was seen. */
export function createCheckWork(use: CheckDependencies) {
  const { runs, probes, clock } = use;
  const tokenStep = createTokenStep(use);
  const renew = createRenewal(use);
  const askFurther = createFurtherQuestions(use);

  return async (run: Run, subject: Subject, deadline: Deadline): Promise<Facts> => {
    const { mailbox } = subject;
    const facts = knownFacts(subject);
    const credential = await tokenStep(run, mailbox, { facts, deadline });
    if (credential) {
      facts.probes = await probeAll(run, plannedProbes(facts.mailbox), { credential, deadline });
      const used = await tryAgain(run, mailbox, { facts, credential, deadline });
      await askFurther(run, facts, { credential: used, deadline });
    }
    return facts;
  };

  /** Once, and only for those who refused a token that was not brand-new. */
  async function tryAgain(
    run: Run,
    mailbox: Mailbox,
    { facts, ...asked }: Asked & { facts: Facts },
  ): Promise<Credential> {
    const refused = worthAnotherTry(facts);
    const credential =
      refused.length > 0
        ? await renew(run, mailbox, { facts, refused: asked.credential, ...asked })
        : undefined;
    if (!credential) return asked.credential;
    const again = plannedProbes(mailboxFacts(mailbox)).filter((planned) =>
      refused.some((probe) => probe.protocol === planned.protocol),
    );
    const seen = await probeAll(run, again, { ...asked, credential });
    facts.probes = facts.probes.map(
      (probe) => seen.find((newer) => newer.protocol === probe.protocol) ?? probe,
    );
    return credential;
  }

  function knownFacts({ mailbox, client }: Subject): Facts & Required<Pick<Facts, 'mailbox'>> {
    return {
      now: clock(),
      provider: client?.provider ?? 'GENERIC',
      ...(client && { client: clientFacts(client, use.publicUrl) }),
      mailbox: mailboxFacts(mailbox),
      probes: [],
    };
  }

  /** Incoming and outgoing at the same time, under one deadline. */
  function probeAll(
    run: Run,
    planned: readonly PlannedProbe[],
    { credential, deadline }: Asked,
  ): Promise<ProbeFacts[]> {
    const { egress, allowPlaintextFor } = use;
    const report = runs.record.bind(null, run.id);
    const asked = run.trigger === 'PERSON';
    const tools = { egress, deadline, clock, report, asked, allowPlaintextFor };
    return Promise.all(
      planned.map(({ direction: _direction, ...server }) =>
        probes[server.protocol].run({ ...server, credential }, tools),
      ),
    );
  }
}
