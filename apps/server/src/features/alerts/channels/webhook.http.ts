import { createMask } from '../../../lib/mask.js';
import { withTimeLimit } from '../../../lib/time-limit.js';
import type { NetworkFault } from '../../diagnoses/facts.js';
import { urlFault } from '../../../lib/http/insecure-urls.js';
import { postOnce } from '../../../lib/http/post.http.js';
import { retryAfterPause } from '../../../lib/http/retry-after.js';
import type { HttpAnswer } from '../../../lib/http/http-answer.js';
import type { Sent } from '../delivery.js';
import { firstLine } from '../one-line.js';
import { payloadOf } from '../payload.js';
import { signatureHeaders } from '../signature.js';
import type { SendAlert, SenderTools } from './sender.js';

const BUDGET_MS = 10_000;
const LONGEST_WAIT_MS = 24 * 60 * 60_000;

/** Posts a signed JSON document: no redirects, no repeat of its own, ten seconds in all. */
export function createWebhookSender(tools: SenderTools): SendAlert {
  const { egress, clock, publicUrl, insecure, webhookBudgetMs: budget = BUDGET_MS } = tools;
  return async ({ channel, secret, delivery, deadline }) => {
    const url = channel.url ?? '';
    if (!secret) return refused('This channel has no secret to sign with: make a new one.');
    if (urlFault(url, insecure)) return refused('The address is not an https URL.');
    const body = JSON.stringify(payloadOf(delivery.id, delivery.notice, publicUrl));
    const headers = {
      'Content-Type': 'application/json',
      'User-Agent': 'Mailkey-Alerts/1',
      'Mailkey-Delivery': delivery.id,
      ...signatureHeaders(body, secret, clock()),
    };
    const posted = await withTimeLimit(deadline.signal, budget, (signal) =>
      postOnce({ url, headers, body }, egress, signal),
    );
    // The address itself may be a secret, and so may what stands in its path.
    const mask = createMask([secret.reveal(), url, new URL(url).pathname.slice(1)]);
    return posted.kind === 'failed'
      ? failed(posted.fault, mask)
      : judged(posted.answer, { mask, now: clock() });
  };
}

function judged(
  { status, body, retryAfter }: HttpAnswer,
  { mask, now }: { mask: (text: string) => string; now: Date },
): Sent {
  const answer = firstLine(mask(body.slice(0, 4096)));
  if (status >= 200 && status < 300) return { kind: 'sent', status, answer };
  if (status === 410)
    return { kind: 'refused', status, why: answer || 'Gone', retry: false, gone: true };
  const redirect = status >= 300 && status < 400;
  const why = redirect ? 'It answered with a redirect, and those are not followed.' : answer;
  const waitMs = retryAfterPause(retryAfter, now, LONGEST_WAIT_MS);
  return { kind: 'refused', status, why, retry: true, ...(waitMs && { waitMs }) };
}

function failed({ code, message, host }: NetworkFault, mask: (text: string) => string): Sent {
  // Nothing changes here before a person changes the address or the operator's settings.
  if (code === 'EGRESS_BLOCKED') return refused(message);
  const why =
    code === 'ETIMEDOUT'
      ? `${host} gave no complete answer within ${BUDGET_MS / 1000} seconds.`
      : `${code}: ${firstLine(mask(message))}`;
  return { kind: 'refused', why, retry: true };
}

function refused(why: string): Sent {
  return { kind: 'refused', why, retry: false };
}
