import { readFields } from './answer-fields.js';

/** Answers that a proxy or firewall before the authorization server may have written. */

interface Received {
  contentType: string;
  body: string;
}

export function isPage({ body, contentType }: Received): boolean {
  if (!/^\s*</.test(body)) return false;
  return /html/i.test(contentType) || /<(?:!doctype|html)\b/i.test(body.slice(0, 500));
}

export const isMarkup = (answer: Received): boolean =>
  isPage(answer) || /^\s*<[?\w]/.test(answer.body);

/** A web page, or the plain words of one: its words say nothing of the grant or the client. */
export const maybeByProxy = (answer: Received): boolean => isPage(answer) || isBarrier(answer.body);

/** Cloudflare, Envoy, Istio, nginx, F5, Akamai and AWS, as they answer in plain text. */
const BARRIER =
  /\berror code: \d{3,4}\b|\baccess (?:to this \w+ )?(?:is |was |has been )?(?:denied|forbidden|blocked)\b|\brequests? (?:was |has been |is |could not be )?(?:blocked|rejected|forbidden|denied|satisfied)\b|\bupstream\b|\bbad gateway\b|\bgateway time-?out\b|^\s*(?:403 )?forbidden\b|\bfirewall\b|\bhost not in allowlist\b|\bsupport id\b|\bray id\b|\bno server is available\b|^\s*(?:you are |you have been )?blocked\b/i;
/** Whoever speaks of these has looked at the request. */
const OF_OAUTH =
  /token|grant|client|session|oauth|secret|scope|consent|credential|account|\buser\b|\bapp/i;

/** In plain words only: what is JSON, a form or XML is of the server itself. */
function isBarrier(body: string): boolean {
  const text = body.slice(0, 500);
  return BARRIER.test(text) && !OF_OAUTH.test(text) && readFields(body) === undefined;
}
