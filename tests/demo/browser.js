import { consent } from '@mailkey/sandbox';

/**
 * What the browser of the consenting person does: opens the link, presses its button, keeps the flow's cookie, consents at
 * the provider and brings the answer back. Returns where Mailkey sends the browser at the end.
 * @param {string} authorizationUrl
 * @param {string} person
 */
export async function consentAs(authorizationUrl, person) {
  const start = await fetch(authorizationUrl, { method: 'POST', redirect: 'manual' });
  const provider = start.headers.get('location');
  if (start.status !== 303 || !provider)
    throw new Error(`the link answered ${start.status}: ${await start.text()}`);
  const cookie = start.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const callback = await consent(provider, { person });
  const answer = await fetch(callback, { redirect: 'manual', headers: { cookie } });
  if (answer.status !== 303)
    throw new Error(`the callback answered ${answer.status}: ${await answer.text()}`);
  return answer.headers.get('location');
}
