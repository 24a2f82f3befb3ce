import { Router, type Request, type Response } from 'express';
import type { ConsentInvitations } from './consent-invitation.flow.js';
import { overWords } from './invitation-words.js';
import { escaped, page } from './page.js';
import { parseUrl } from '../../lib/parse-url.js';

export interface InvitationRouteDependencies {
  invitations: Pick<ConsentInvitations, 'look' | 'begin'>;
  publicUrl: string;
}

type InvitedRequest = Request<{ token: string }>;

/** Where an invitation to consent leads: looking does nothing, the button makes an attempt and goes on to it. */
export function invitationRoute({ invitations, publicUrl }: InvitationRouteDependencies): Router {
  const router = Router();
  const path = '/oauth/invitation/:token';
  router.head(path, (_request, response) => void response.status(204).end());

  router.get(path, async (request: InvitedRequest, response) => {
    const found = await invitations.look(request.params.token);
    if (found?.state !== 'OPEN') return over(response, found);
    const authorize = found.client.authorizeUrl ?? publicUrl;
    const there = escaped(parseUrl(authorize)?.host ?? authorize);
    const [here, by] = [escaped(new URL(publicUrl).host), escaped(found.invitation.createdBy)];
    const policy = String(response.getHeader('Content-Security-Policy') ?? '');
    const until = found.invitation.expiresAt.toUTCString();
    response
      // Browsers hold a form's redirects to the policy as well, and it leads to the provider.
      .set(
        'Content-Security-Policy',
        policy.replace("form-action 'self'", "form-action 'self' https: http:"),
      )
      // Or the button would send `Origin: null`.
      .set('Referrer-Policy', 'same-origin')
      .type('text/html')
      .send(
        page(
          `Sign in at ${there}`,
          `<p><strong>${by}</strong> asks you to sign in at <strong>${there}</strong> and to agree there that Mailkey at <strong>${here}</strong> may use mailboxes. Your password stays with ${there}; you need no account here.</p>
<form method="post"><button type="submit">Begin</button></form>
<p class="note">Begin when you have ten minutes. The link works until ${until}, and no more once you have agreed. If you do not expect it, close this page: nothing has happened.</p>`,
        ),
      );
  });

  router.post(path, async (request: InvitedRequest, response) => {
    const { token } = request.params;
    const start = await invitations.begin(token, request.ip ?? '');
    // The same press goes on to the attempt, and from there to the provider.
    if (start) response.redirect(307, new URL(start).pathname);
    else over(response, await invitations.look(token));
  });
  return router;
}

function over(response: Response, found: Parameters<typeof overWords>[0]): void {
  const { title, text } = overWords(found);
  response
    .status(400)
    .type('text/html')
    .send(page(escaped(title), `<p>${escaped(text)}</p>`));
}
