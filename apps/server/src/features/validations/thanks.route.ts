import { Router, type Request } from 'express';
import type { Database } from '../../db/database.js';
import { isId } from '../../lib/id.js';
import { WaitingConsent } from '../grants/waiting-consent.entity.js';
import { Run } from '../runs/run.entity.js';
import type { ConsentInvitations } from './consent-invitation.flow.js';
import { outcomeWords, type Outcome } from './invitation-words.js';
import { escaped, page } from './page.js';

interface Dependencies {
  invitations: Pick<ConsentInvitations, 'ofRun'>;
  database: Pick<Database, 'read'>;
  publicUrl: string;
}

/**
 * The last page of an invited person. Whoever knows the random id of the run may read it: it says
 * what came of it in words of our own, and nothing of the client's.
 */
export function thanksRoute({ invitations, database, publicUrl }: Dependencies): Router {
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
    const run = begun && (await database.read.findOneBy(Run, { id }));
    if (!run) return undefined;
    const { status, diagnoses } = run;
    return {
      ...{ status, codes: diagnoses.map(({ code }) => code), again: begun.state === 'OPEN' },
      waits: await database.read.existsBy(WaitingConsent, { id }),
    };
  }
  return router;
}
