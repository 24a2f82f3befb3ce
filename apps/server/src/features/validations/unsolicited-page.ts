import { escaped, page } from './page.js';
import type { UnsolicitedNotice } from './unsolicited.flow.js';

/** The same for a browser that came by a form, which brings no cookie and is not read as an answer. */
const byForm =
  'The provider sent its answer as a form. Mailkey reads the address alone: take response_mode out of Url Authorize.';

/** For whoever came without a state of ours: what was said, what it means, and where to go on. */
export function unsolicitedPage(notice: UnsolicitedNotice, { posted = false } = {}): string {
  const { title, text, words, meaning, ownLink } = notice;
  const parts = [
    ...(posted ? [`<p>${byForm}</p>`] : []),
    `<p>${escaped(text)}</p>`,
    ...(words === null ? [] : quoted(words, ownLink)),
    ...(meaning ? [`<p>If that is so: <strong>${escaped(meaning.title)}.</strong> ${escaped(meaning.cause)}</p>`] : []), // prettier-ignore
    ...links(notice),
    '<p class="note">If somebody sent you here and you have no account: tell them what you read here. You may close this page.</p>',
  ];
  return page(escaped(title), parts.join('\n'));
}

function quoted(words: string, ownLink: boolean): string[] {
  const whose = ownLink ? 'The provider says:' : 'Its words, which nobody has checked:';
  return [`<p class="label">${whose}</p>`, `<blockquote>${escaped(words)}</blockquote>`];
}

function links({ runId, oauthClientId }: UnsolicitedNotice): string[] {
  const run = runId && `<a href="/runs/${runId}">Back to the validation that waits</a>`;
  const client =
    oauthClientId && `<a href="/oauth-clients/${oauthClientId}">Open the OAuth client in Mailkey</a>`; // prettier-ignore
  const known = [run, client].filter(Boolean);
  return known.length > 0
    ? [`<p>${known.join('<br>')}</p>`]
    : ['<p>Go back to Mailkey and choose Validate again.</p>'];
}
