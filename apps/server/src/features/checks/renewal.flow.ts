import type { Deadline } from '../../lib/deadline.js';
import type { Facts } from '../diagnoses/facts.js';
import type { Mailbox } from '../mailboxes/mailbox.entity.js';
import type { Run } from '../runs/run.entity.js';
import type { CheckDependencies } from './check-dependencies.js';
import type { Credential } from './probes/probe.js';

const STEP = { name: 'token.renew', title: 'Token: renew it and try once more' };

/** A new token after an old one was refused; undefined where the provider gives none. The facts follow. */
export function createRenewal({ tokenOf, runs, clock }: CheckDependencies) {
  return async (
    run: Run,
    mailbox: Mailbox,
    { facts, refused, deadline }: { facts: Facts; refused: Credential; deadline: Deadline },
  ): Promise<Credential | undefined> => {
    if (refused.kind !== 'token') return undefined;
    runs.record(run.id, { kind: 'steps-added', steps: [STEP] });
    runs.record(run.id, { kind: 'step-started', step: STEP.name, at: clock() });
    // No token lives for ever, so this one is renewed whatever its age.
    const fresh = await tokenOf(mailbox, deadline, { minLifeMs: Infinity });
    if (fresh.facts) facts.token = fresh.facts;
    const renewed = fresh.kind === 'token' && fresh.accessToken.reveal() !== refused.token.reveal();
    const detail =
      fresh.kind === 'none'
        ? fresh.reason
        : renewed
          ? 'renewed'
          : 'The provider gave no other token.';
    runs.record(run.id, {
      kind: 'step-ended',
      step: STEP.name,
      status: renewed ? 'SUCCEEDED' : 'WARNING',
      at: clock(),
      detail,
    });
    if (!renewed) return undefined;
    facts.tokenContent = fresh.content;
    return { kind: 'token', token: fresh.accessToken };
  };
}
