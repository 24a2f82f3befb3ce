import type { Deadline } from '../../lib/deadline.js';
import type { Facts } from '../diagnoses/facts.js';
import { mailboxFacts } from '../mailboxes/mailbox-facts.js';
import type { Mailbox } from '../mailboxes/mailbox.entity.js';
import { clientFacts } from '../oauth-clients/client-facts.js';
import type { Run } from '../runs/run.entity.js';
import { createFurtherQuestions } from './ask-further.flow.js';
import type { CheckDependencies } from './check-dependencies.js';
import { plannedProbes, type PlannedProbe } from './check-plan.js';
import { createOneByOne, type AskedInOrder } from './one-by-one.flow.js';
import type { CheckSubject } from './obsolete.js';
import type { Credential } from './probes/probe.js';
import { createRenewal } from './renewal.flow.js';
import { readShutOut } from './shut-out.store.js';
import { createTokenStep } from './token-step.flow.js';
import { worthAnotherTry } from './worth-another-try.js';

/** The check itself: a token, one server after the other, further questions. Answers with all that was seen. */
export function createCheckWork(deps: CheckDependencies) {
  const { clock } = deps;
  const tokenStep = createTokenStep(deps);
  const renew = createRenewal(deps);
  const servers = createOneByOne(deps);
  const askFurther = createFurtherQuestions(deps);

  return async (run: Run, subject: CheckSubject, deadline: Deadline): Promise<Facts> => {
    const { mailbox } = subject;
    const facts = knownFacts(subject);
    const credential = await tokenStep(run, mailbox, { facts, deadline });
    if (credential) {
      facts.probes = await servers.ask(run, plannedProbes(facts.mailbox), { credential, deadline });
      const used = await tryAgain(run, mailbox, { facts, credential, deadline });
      servers.skip(run, plannedProbes(facts.mailbox).filter(unseenIn(facts)), facts.probes);
      const shutOut = await readShutOut(deps.database.read, facts.probes, clock());
      if (shutOut) facts.shutOut = shutOut;
      else await askFurther(run, facts, { credential: used, deadline });
    }
    return facts;
  };

  /** Once, and only where a token was refused that was not brand-new; whom it kept from being asked follows. */
  async function tryAgain(
    run: Run,
    mailbox: Mailbox,
    { facts, ...asked }: AskedInOrder & { facts: Facts },
  ): Promise<Credential> {
    const refused = worthAnotherTry(facts);
    const credential =
      refused.length > 0
        ? await renew(run, mailbox, { facts, refused: asked.credential, ...asked })
        : undefined;
    if (!credential) return asked.credential;
    const again = plannedProbes(mailboxFacts(mailbox)).filter(
      (planned) =>
        refused.some(({ protocol }) => protocol === planned.protocol) || unseenIn(facts)(planned),
    );
    const seen = await servers.ask(run, again, { ...asked, credential });
    const newest = [...seen, ...facts.probes];
    facts.probes = plannedProbes(mailboxFacts(mailbox)).flatMap(
      ({ protocol }) => newest.find((probe) => probe.protocol === protocol) ?? [],
    );
    return credential;
  }

  function knownFacts({ mailbox, client }: CheckSubject): Facts & Required<Pick<Facts, 'mailbox'>> {
    return {
      now: clock(),
      provider: client?.provider ?? 'GENERIC',
      ...(client && { client: clientFacts(client, deps.publicUrl) }),
      mailbox: mailboxFacts(mailbox),
      probes: [],
    };
  }
}

/** Whether a server has not been asked yet. */
const unseenIn =
  ({ probes }: Pick<Facts, 'probes'>) =>
  ({ protocol }: PlannedProbe): boolean =>
    !probes.some((seen) => seen.protocol === protocol);
