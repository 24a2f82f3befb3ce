import type { Deadline } from '../../lib/deadline.js';
import type { Facts } from '../diagnoses/facts.js';
import { mailboxFacts } from '../mailboxes/mailbox-facts.js';
import { clientFacts } from '../oauth-clients/client-facts.js';
import type { Run } from '../runs/run.entity.js';
import { createFurtherQuestions } from './ask-further.flow.js';
import type { CheckContext, Findings, SignedInContext } from './check-context.js';
import type { CheckDependencies } from './check-dependencies.js';
import { plannedProbes, type PlannedProbe } from './check-plan.js';
import type { CheckSubject } from './obsolete.js';
import { createOneByOne } from './one-by-one.flow.js';
import { worthAnotherTry } from './refused-login.js';
import { readShutOut } from './shut-out.store.js';
import { createRenewal, createTokenStep } from './token.flow.js';

type Step = (context: SignedInContext) => Promise<Findings>;

/** What a check does in its turn. Answers with all that was seen; what it means is judged by whoever asked. */
export function createCheckSteps(deps: CheckDependencies) {
  const token = createTokenStep(deps);
  const renew = createRenewal(deps);
  const servers = createOneByOne(deps);
  const askFurther = createFurtherQuestions(deps);

  /** From the token on, in this order: each takes what is known so far, and gives what it adds. */
  const steps: Record<string, Step> = {
    'greet and probe': greetAndProbe,
    'retry with a new token': retryWithNewToken,
    'say who was not asked': sayWhoWasNotAsked,
    'look for a shut-out': lookForShutOut,
    'ask further': async (context) => (context.facts.shutOut ? {} : askFurther(context)),
  };

  async function greetAndProbe({ run, facts, credential, deadline }: SignedInContext) {
    const planned = plannedProbes(facts.mailbox);
    return {
      facts: { ...facts, probes: await servers.ask(run, planned, { credential, deadline }) },
    };
  }

  /** Once, and only where a token was refused that was not brand-new; whom it kept from being asked follows. */
  async function retryWithNewToken(context: SignedInContext): Promise<Findings> {
    const refused = worthAnotherTry(context.facts);
    if (refused.length === 0) return {};
    const { facts = context.facts, credential } = await renew(context);
    if (!credential) return { facts };
    const planned = plannedProbes(facts.mailbox);
    const again = planned.filter(
      ({ protocol }) =>
        refused.some((probe) => probe.protocol === protocol) || isUnasked(facts, protocol),
    );
    const { run, deadline } = context;
    const newest = [...(await servers.ask(run, again, { credential, deadline })), ...facts.probes];
    const probes = planned.flatMap(
      ({ protocol }) => newest.find((probe) => probe.protocol === protocol) ?? [],
    );
    return { facts: { ...facts, probes }, credential };
  }

  async function sayWhoWasNotAsked({ run, facts }: SignedInContext): Promise<Findings> {
    const unasked = plannedProbes(facts.mailbox).filter(({ protocol }) =>
      isUnasked(facts, protocol),
    );
    servers.skip(run, unasked, facts.probes);
    return {};
  }

  async function lookForShutOut({ facts }: SignedInContext): Promise<Findings> {
    const shutOut = await readShutOut(deps.database.read, facts.probes, deps.clock());
    return shutOut ? { facts: { ...facts, shutOut } } : {};
  }

  function knownFacts({ mailbox, client }: CheckSubject): CheckContext['facts'] {
    return {
      now: deps.clock(),
      provider: client?.provider ?? 'GENERIC',
      ...(client && { client: clientFacts(client, deps.publicUrl) }),
      mailbox: mailboxFacts(mailbox),
      probes: [],
    };
  }

  return async (run: Run, subject: CheckSubject, deadline: Deadline): Promise<Facts> => {
    const begun = { run, subject, deadline, facts: knownFacts(subject) };
    const { facts = begun.facts, credential } = await token(begun);
    if (!credential) return facts;
    let context: SignedInContext = { ...begun, facts, credential };
    for (const step of Object.values(steps)) context = { ...context, ...(await step(context)) };
    return context.facts;
  };
}

/** Whether a server has not been asked yet. */
const isUnasked = ({ probes }: Facts, protocol: PlannedProbe['protocol']): boolean =>
  !probes.some((seen) => seen.protocol === protocol);
