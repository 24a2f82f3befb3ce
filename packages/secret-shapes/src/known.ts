import { MASKED } from './masked.js';

/**
 * What shows by its beginning whose it is: Google's tokens, codes, keys and secrets; Mailkey's own keys;
 * of Microsoft tokens of personal and of work accounts and client secrets; GitHub, GitLab, Slack, Stripe,
 * Amazon, SendGrid, Yandex; private keys in PEM.
 */
const BEGINNINGS = [
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?:(?!-----END)[^]){0,16384}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/g,
  /(?<![A-Za-z])(?:ya29\.|1\/\/0|4\/0A|GOCSPX-|mk_|gh[pousr]_|github_pat_|glpat-|xox[abeprs]-|[sr]k_(?:live|test)_|SG\.|y0_|AJ\.)[\w.~/-]{6,8192}/g,
  /(?<![A-Za-z])(?:AKIA|ASIA)[A-Z\d]{16}(?![A-Za-z\d])/g,
  /(?<![A-Za-z])AIza[\w-]{30,50}/g,
  /(?<!\w)M\.[A-Z]\d{1,4}_[\w.*!$-]{16,8192}/g,
  /(?<!\w)[01]\.A[\w-]{40,8192}(?:\.[\w-]{1,8192}){0,4}/g,
  /[\w.~-]{3,5}Q~[\w.~-]{20,200}/g,
];

/** JSON Web Tokens, also cut off. What has no dot is none, and is read as a whole all the same: else each eyJ within would be read from anew. */
const WEB_TOKEN = /(?<!\w)eyJ[\w-]{8,8192}(\.[\w-]{0,8192}(?:\.[\w-]{0,8192}){0,3})?/g;

export function maskKnown(text: string): string {
  const rest = text.replace(WEB_TOKEN, (run, dotted?: string) => (dotted ? MASKED : run));
  return BEGINNINGS.reduce((masked, shape) => masked.replace(shape, MASKED), rest);
}
