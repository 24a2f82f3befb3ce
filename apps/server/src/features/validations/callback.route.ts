import { Router } from 'express';
import { flowCookie, flowCookieName } from './flow-cookie.js';
import { refusalPage } from './refusal-page.js';
import { flowCookieOf, type RouteDependencies } from './start.route.js';

/**
 * The redirect URI. It leaves the address with the code at once and shows nothing of what the
 * provider wrote: the run's page tells what came of it.
 */
export function callbackRoute({ validations, publicUrl, sessionOf }: RouteDependencies): Router {
  const router = Router();
  // A HEAD request is somebody who looks at a link, not the browser that follows it.
  router.head('/oauth/callback/:clientId', (_request, response) => void response.status(204).end());
  router.post('/oauth/callback/:clientId', (_request, response) => {
    response.status(405).set('Allow', 'GET, HEAD').type('text/plain').send('Method not allowed.\n');
  });
  router.get('/oauth/callback/:clientId', async (request, response) => {
    const received = await validations.receive({
      oauthClientId: request.params.clientId,
      // Express parses `a[b]=1` and the like; here each parameter counts as it stands.
      query: new URL(request.originalUrl, publicUrl).searchParams,
      flowOf: flowCookieOf(request, publicUrl),
      sessionId: await sessionOf(request),
    });
    if (received.kind === 'refused') {
      response.status(400).type('text/plain').send(refusalPage(received.problem));
      return;
    }
    const name = flowCookieName(received.attemptId, publicUrl);
    response.setHeader('Set-Cookie', flowCookie({ name, value: '', maxAge: 0 }));
    response.redirect(303, `/runs/${received.runId}?consented=1`);
  });
  return router;
}
