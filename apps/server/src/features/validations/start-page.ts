import { escaped, page } from './page.js';

/**
 * What a link shows to whoever opens it, so that looking is not starting: programs that test the links
 * of a letter open them, too, and only a press of the button uses the link up.
 */
export function startPage({ provider, mailkey }: { provider: string; mailkey: string }): string {
  const [there, here] = [escaped(provider), escaped(mailkey)];
  return page(
    `Sign in at ${there}`,
    `<p>Mailkey at <strong>${here}</strong> asks you to sign in at <strong>${there}</strong> and to agree there that it may use mailboxes. Your password stays with ${there}.</p>
<form method="post"><button type="submit">Continue to ${there}</button></form>
<p class="note">The link works once, in one browser, for ten minutes. If you do not expect it, close this page: nothing has happened.</p>`,
  );
}
