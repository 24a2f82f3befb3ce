import { Router, type Request } from 'express';
import { flowCookie, flowCookieName, readCookie } from './flow-cookie.js';
import { refusalPage } from './refusal-page.js';
import type { ValidationFlow } from './validation.flow.js';

export interface RouteDependencies {
  validations: Pick<ValidationFlow, 'openTicket' | 'receive'>;
  publicUrl: string;
  /** The session of the person who is signed in to Mailkey in this browser, if any. */
  sessionOf(request: Request): Promise<string | undefined>;
}

/** Where `authorizationUrl` points: one browser takes the ticket and goes on to the provider. */
export function startRoute({ validations, publicUrl, sessionOf }: RouteDependencies): Router {
  const router = Router();
  // A HEAD request is somebody who looks at a link, not the browser that follows it.
  router.head('/oauth/start/:ticket', (_request, response) => void response.status(204).end());
  router.get('/oauth/start/:ticket', async (request, response) => {
    const opened = await validations.openTicket({
      ticket: request.params.ticket,
      flowOf: flowCookieOf(request, publicUrl),
      sessionId: await sessionOf(request),
    });
    if (opened.kind === 'refused') {
      response.status(400).type('text/plain').send(refusalPage(opened.problem));
      return;
    }
    const name = flowCookieName(opened.attemptId, publicUrl);
    const value = opened.flow.reveal();
    response.setHeader('Set-Cookie', flowCookie({ name, value, maxAge: opened.maxAge }));
    response.redirect(303, opened.location);
  });
  return router;
}

export function flowCookieOf(
  request: Request,
  publicUrl: string,
): (attemptId: string) => string | undefined {
  return (attemptId) => readCookie(request.headers.cookie, flowCookieName(attemptId, publicUrl));
}
