import type { EntityManager } from 'typeorm';
import { diagnose } from '../diagnoses/diagnose.js';
import type { DiagnosisContent } from '../diagnoses/diagnosis.js';
import type { Facts } from '../diagnoses/facts.js';
import { noteLived } from '../grants/lived.store.js';
import { causeScope } from '../incidents/cause-key.js';
import type { Cause } from '../incidents/incident.store.js';
import { isGivenUp } from '../mailboxes/check-times.js';
import { withCheck } from '../mailboxes/mailbox-day.js';
import { keepDay } from '../mailboxes/mailbox-day.store.js';
import { afterCheck, meaningOf, type Meaning } from '../mailboxes/mailbox-status.js';
import { oneMailbox } from '../mailboxes/mailbox-set.js';
import type { Mailbox } from '../mailboxes/mailbox.entity.js';
import { waysAfter } from '../mailboxes/sign-in-ways.js';
import type { Run } from '../runs/run.entity.js';
import { chance } from '../../lib/chance.js';
import type { CheckDependencies } from './check-dependencies.js';
import { checkVerdict, failingServer, type CheckVerdict } from './check-verdict.js';
import { obsoleteReason, type CheckSubject } from './obsolete.js';
import { refusedAt } from './refused-login.js';
import { checkedServers } from './server-certificates.js';
import { answeringHosts } from './turned-away.js';
import { createCancelCheck, readSubject } from './subject.flow.js';

/** What a check has found, for those who keep it. */
interface Outcome extends Pick<CheckVerdict, 'result'> {
  /** The row as this transaction has read it. */
  known: Mailbox;
  diagnosis: DiagnosisContent | undefined;
  /** Why the mailbox does not work; absent where it does, or where nobody can say. */
  cause: Cause | undefined;
  probes: Facts['probes'];
  tookMs: number;
  /** The server that has refused the login, if one has: `host:port`. */
  refusedBy: string | undefined;
}

interface Told extends Outcome {
  meaning: Meaning;
  mailbox: Mailbox;
  scheduled: boolean;
}

/** Judges what a check has seen and stores it together with all that it means. */
export function createCheckOutcome(deps: CheckDependencies) {
  const { mailboxes, grantStore, incidents, certificates, runs, clock } = deps;
  const cancelCheck = createCancelCheck(deps);

  async function causeOf(
    mailbox: Mailbox,
    facts: Facts,
    diagnosis: DiagnosisContent,
  ): Promise<Cause> {
    const { id, oauthClientId } = mailbox;
    const grant = await grantStore.ofMailbox(mailbox);
    const subject = { mailboxId: id, oauthClientId, ownGrant: Boolean(grant?.mailboxId) };
    const server = failingServer(facts, diagnosis.stage);
    return { diagnosis, ...causeScope(diagnosis, { ...subject, server }) };
  }

  /** The mailbox after the check, in the transaction that ends its run, and the incident it belongs to. */
  async function settle(manager: EntityManager, run: Run, outcome: Outcome): Promise<void> {
    const { known, result, diagnosis, probes, refusedBy, tookMs } = outcome;
    const [scheduled, at] = [run.trigger === 'SCHEDULE', clock()];
    const { id: mailboxId } = known;
    const login = refusedBy && { mailboxId, by: refusedBy, at };
    const cause =
      outcome.cause && login
        ? await incidents.ofRefusal(manager, { cause: outcome.cause, login })
        : outcome.cause;
    const confirmed = cause !== undefined && (await incidents.isKnown(manager, cause));
    const seen = { at, scheduled, confirmed, chance: chance() };
    const meaning = meaningOf(known, result, seen);
    const mailbox = await mailboxes.setState(manager, known, {
      state: {
        ...afterCheck(known, result, seen),
        ...(refusedBy && { lastRefusedAt: at, lastRefusedBy: refusedBy }),
        signInWays: waysAfter(known.signInWays, probes),
        latestDay: withCheck(known.latestDay, { at, meaning, tookMs }),
      },
      because: { runId: run.id, ...(diagnosis && { diagnosis }) },
    });
    await keepDay(manager, mailbox, known.latestDay);
    await tell(manager, { ...outcome, cause, meaning, mailbox, scheduled });
  }

  /** What it means for incidents. */
  async function tell(manager: EntityManager, told: Told): Promise<void> {
    const { meaning, mailbox, cause, result, probes, scheduled } = told;
    const hosts = answeringHosts(probes);
    if (meaning === 'ok' && (await incidents.isCalm(manager, mailbox.id, hosts))) return;
    for (const host of hosts) await incidents.answered(manager, host);
    if (meaning === 'ok') await incidents.works(manager, mailbox.id);
    if (meaning === 'shut-out' && cause) await incidents.shutOut(manager, mailbox.id, cause);
    // A person sees that a server is rate-limiting; an incident it is only after a day of it.
    const passing = result.throttled && !scheduled;
    if (meaning !== 'failing' || !cause || passing) return;
    await incidents.found(manager, oneMailbox(mailbox.id), cause);
    if (result.refused && isGivenUp(mailbox)) await incidents.slowed(manager, mailbox.id);
  }

  /** Where nobody tells how long tokens live, a mail server that has taken one shows it. */
  async function noteAge(manager: EntityManager, mailbox: Mailbox, facts: Facts): Promise<void> {
    const issuedAt = facts.tokenContent?.issuedAt;
    // Most providers tell it: nothing is read for those.
    if (!issuedAt || facts.token?.kind !== 'granted' || !facts.token.lifeAssumed) return;
    const grant = await grantStore.ofMailbox(mailbox);
    if (!grant?.lifeAssumed) return;
    // By our clock, where the token is still there: `iat` is by the server's, and a token may be given again.
    const obtainedAt = grant.lastRefreshedAt ?? grant.grantedAt;
    const since = obtainedAt > facts.now ? issuedAt : obtainedAt;
    const seconds = Math.floor((facts.now.getTime() - since.getTime()) / 1000);
    await noteLived(manager, grant, seconds);
  }

  async function store(run: Run, checked: CheckSubject, facts: Facts): Promise<void> {
    const { mailbox } = checked;
    const tookMs = clock().getTime() - facts.now.getTime();
    const diagnoses = diagnose(facts);
    const { status, message, result } = checkVerdict(facts.probes, diagnoses);
    const [diagnosis] = diagnoses;
    const cause = result.ok || !diagnosis ? undefined : await causeOf(mailbox, facts, diagnosis);
    const refused = refusedAt(facts.probes);
    const refusedBy = refused && `${refused.host}:${refused.port}`;
    await runs.finish(run.id, {
      status,
      message,
      diagnoses,
      instead: async (manager) => {
        // Asked where it is stored: earlier, somebody could be quicker.
        const now = await readSubject(manager, mailbox.id);
        const why = obsoleteReason(checked, now);
        if (why || !now) throw new ObsoleteCheck(why);
        const { mailbox: known } = now;
        const outcome = {
          known,
          result,
          diagnosis,
          cause,
          refusedBy,
          tookMs,
          probes: facts.probes,
        };
        await settle(manager, run, outcome);
        await certificates.seen(manager, checkedServers(run, facts));
        if (result.ok) await noteAge(manager, mailbox, facts);
      },
    });
  }

  return async (run: Run, checked: CheckSubject, facts: Facts): Promise<void> => {
    try {
      await store(run, checked, facts);
    } catch (error) {
      if (!(error instanceof ObsoleteCheck)) throw error;
      await cancelCheck(run, checked.mailbox, error.message);
    }
  };
}

/** What was found says nothing of how the mailbox is now: nothing of it is stored. */
class ObsoleteCheck extends Error {
  override readonly name = 'ObsoleteCheck';
}
