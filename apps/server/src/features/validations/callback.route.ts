import { Router, text, type Request, type Response } from 'express';
import type { CallbackVisit } from './callback.flow.js';
import { flowCookie, flowCookieName } from './flow-cookie.js';
import { refusalPage } from './refusal-page.js';
import { flowCookieOf, type StartRouteDependencies } from './start.route.js';
import type { UnsolicitedNotice } from './unsolicited.flow.js';
import { unsolicitedPage } from './unsolicited-page.js';

const FORM = 'application/x-www-form-urlencoded';

interface CallbackDependencies extends StartRouteDependencies {
  /** Whether a run was begun by an invitation: by a person without an account here. */
  invited(runId: string): Promise<boolean>;
}

type CallbackRequest = Request<{ clientId: string }>;

/**
 * The redirect URI. It leaves the address with the code at once and shows nothing of what the
 * provider wrote: the run's page tells what came of it. What no state speaks for is shown as the words
 * of a stranger.
 */
export function callbackRoute(deps: CallbackDependencies): Router {
  const { validations, publicUrl, sessionOf } = deps;
  const router = Router();
  // A HEAD request is somebody who looks at a link, not the browser that follows it.
  router.head('/oauth/callback/:clientId', (_request, response) => void response.status(204).end());

  const visit = async (request: CallbackRequest, search: string): Promise<CallbackVisit> => ({
    oauthClientId: request.params.clientId,
    search,
    flowOf: flowCookieOf(request, publicUrl),
    sessionId: await sessionOf(request),
  });

  // response_mode=form_post: nothing is accepted that way, and whoever stands there is told so.
  router.post(
    '/oauth/callback/:clientId',
    text({ type: FORM, limit: '32kb' }),
    async (request: CallbackRequest, response) => {
      const body: unknown = request.body;
      const search = typeof body === 'string' ? `?${body}` : '';
      const notice = await validations.unsolicited(await visit(request, search));
      response.set('Allow', 'GET, HEAD');
      show(response.status(405), notice, { posted: true });
    },
  );
  router.get('/oauth/callback/:clientId', async (request, response) => {
    // Express parses `a[b]=1` and the like; here each parameter counts as it stands.
    const { search } = new URL(request.originalUrl, publicUrl);
    const received = await validations.receive(await visit(request, search));
    if (received.kind === 'unsolicited') {
      const { notice } = received;
      return show(response.status(notice.ownLink ? 200 : 400), notice);
    }
    if (received.kind === 'refused') {
      response.status(400).type('text/plain').send(refusalPage(received.problem));
      return;
    }
    const name = flowCookieName(received.attemptId, publicUrl);
    response.setHeader('Set-Cookie', flowCookie({ name, value: '', maxAge: 0 }));
    const { runId } = received;
    const invited = await deps.invited(runId);
    response.redirect(303, invited ? `/oauth/thanks/${runId}` : `/runs/${runId}?consented=1`);
  });
  return router;
}

function show(response: Response, notice: UnsolicitedNotice, how?: { posted: boolean }): void {
  response.type('text/html').send(unsolicitedPage(notice, how));
}
