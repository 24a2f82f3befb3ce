import { Router, type Request } from 'express';
import { isId } from '../../lib/id.js';
import type { WaitingConsents } from '../grants/waiting-consent.flow.js';
import type { RunStore } from '../runs/run.store.js';
import type { ConsentInvitations } from './consent-invitation.flow.js';
import { outcomeWords, type Outcome } from './invitation-words.js';
import { escaped, page } from './page.js';

interface Dependencies {
  invitations: Pick<ConsentInvitations, 'ofRun'>;
  runStore: Pick<RunStore, 'byId'>;
  consents: Pick<WaitingConsents, 'byRun'>;
  publicUrl: string;
}

/**
 * The last page of an invited person. Whoever knows the random id of the run may read it: it says
 * what came of it in words of our own, and nothing of the client's.
 */
export function thanksRoute({ invitations, runStore, consents, publicUrl }: Dependencies): Router {
  const router = Router();
  router.get('/oauth/thanks/:runId', async (request: Request<{ runId: string }>, response) => {
    const outcome = await outcomeOf(request.params.runId);
    if (!outcome) {
      const text = '<p>There is nothing more to see here. You may close it.</p>';
      response.status(404).type('text/html').send(page('This page is over', text));
      return;
    }
    const { title, text, refreshes } = outcomeWords(outcome, new URL(publicUrl).host);
    response.type('text/html').send(page(title, `<p>${escaped(text)}</p>`, { refreshes }));
  });

  async function outcomeOf(id: string): Promise<Outcome | undefined> {
    const begun = isId(id) ? await invitations.ofRun(id) : undefined;
    const run = begun && (await runStore.byId(id));
    if (!run) return undefined;
    const { status, diagnoses } = run;
    return {
      status,
      codes: diagnoses.map(({ code }) => code),
      again: begun.state === 'OPEN',
      waits: Boolean(await consents.byRun(id)),
    };
  }
  return router;
}
