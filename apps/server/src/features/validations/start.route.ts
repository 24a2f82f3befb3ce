import { Router, type Request, type Response } from 'express';
import { flowCookie, flowCookieName, readCookie } from './flow-cookie.js';
import { refusalPage } from './refusal-page.js';
import { STYLE, STYLE_PATH } from './page.js';
import { startPage } from './start-page.js';
import type { ValidationFlow } from './validation.flow.js';

export interface StartRouteDependencies {
  validations: Pick<ValidationFlow, 'openTicket' | 'receive' | 'unsolicited'>;
  publicUrl: string;
  /** The session of the person who is signed in to Mailkey in this browser, if any. */
  sessionOf(request: Request): Promise<string | undefined>;
}

/**
 * Where `authorizationUrl` points: one browser takes the ticket and goes on to the provider. Whoever
 * started the validation goes at once; whoever was sent the link presses a button first.
 */
export function startRoute({ validations, publicUrl, sessionOf }: StartRouteDependencies): Router {
  const router = Router();
  router.get(STYLE_PATH, (_request, response) => {
    response.type('text/css').send(STYLE);
  });
  // A HEAD request is somebody who looks at a link, not the browser that follows it.
  router.head('/oauth/start/:ticket', (_request, response) => void response.status(204).end());

  const open = async (request: Request<{ ticket: string }>, response: Response): Promise<void> => {
    const opened = await validations.openTicket({
      ticket: request.params.ticket,
      flowOf: flowCookieOf(request, publicUrl),
      sessionId: await sessionOf(request),
      meant: request.method === 'POST' ? 'pressed' : followed(request),
    });
    if (opened.kind === 'refused') {
      response.status(400).type('text/plain').send(refusalPage(opened.problem));
      return;
    }
    if (opened.kind === 'asks') return ask(response, opened.provider);
    const name = flowCookieName(opened.attemptId, publicUrl);
    const value = opened.flow.reveal();
    response.setHeader('Set-Cookie', flowCookie({ name, value, maxAge: opened.maxAge }));
    response.redirect(303, opened.location);
  };
  router.get('/oauth/start/:ticket', open);
  router.post('/oauth/start/:ticket', open);

  function ask(response: Response, provider: URL): void {
    // Browsers hold a form's redirects to the policy as well, and a provider may lead on to others.
    const policy = String(response.getHeader('Content-Security-Policy') ?? '');
    const leads = policy.replace("form-action 'self'", `form-action 'self' ${provider.protocol}`);
    response
      .set('Content-Security-Policy', leads)
      // Or the button would send `Origin: null`; other sites are told nothing either way.
      .set('Referrer-Policy', 'same-origin')
      .type('text/html')
      .send(startPage({ provider: provider.host, mailkey: new URL(publicUrl).host }));
  }
  return router;
}

/** Whether a person follows a link of our own page; what a browser fetches ahead, or another site, does not. */
function followed({ headers }: Request): 'followed' | 'looked' {
  const ahead = headers['sec-purpose'] ?? headers['purpose'] ?? headers['x-moz'];
  const site = headers['sec-fetch-site'];
  const ours = site === undefined || site === 'same-origin' || site === 'none';
  return ahead === undefined && ours ? 'followed' : 'looked';
}

export function flowCookieOf(
  request: Pick<Request, 'headers'>,
  publicUrl: string,
): (attemptId: string) => string | undefined {
  return (attemptId) => readCookie(request.headers.cookie, flowCookieName(attemptId, publicUrl));
}
