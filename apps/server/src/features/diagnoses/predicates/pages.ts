import { reads, type TextPredicate } from '../matchers.js';
import {
  asksForAdmin,
  asksForApproval,
  forbidsSecrets,
  lacksAccount,
  refusesRightNow,
  saysAdminBlocked,
  saysAppBlocked,
  saysRisky,
  saysUnreviewed,
  saysUnverified,
} from '../page-words.js';

/** Pages of Microsoft's and Google's sign-in that show no number, by the words of page-words.ts. */
const meant =
  (isPage: (words: string) => boolean): TextPredicate =>
  ({ words }) =>
    isPage(words) ? '' : undefined;

export const asksAdmin = meant(asksForAdmin);
export const asksApproval = meant(asksForApproval);
export const callsRisky = meant(saysRisky);
export const refusesNow = meant(refusesRightNow);
export const knowsNoAccount = meant(lacksAccount);
export const blockedByAdmin = meant(saysAdminBlocked);
export const appBlocked = meant(saysAppBlocked);
export const notReviewed = meant(saysUnreviewed);
export const notVerified = meant(saysUnverified);
export const secretsForbidden = meant(forbidsSecrets);

const ANY_NAME = '[a-z]{3,20}(?:_[a-z]{1,20}){1,4}';
const ERROR = 'error|erro|fehler|erreur|errore|fout|b[łl][ąa]d|エラー';

/** Google's own page names its error behind the word for it, as in "Fehler 400: admin_policy_enforced". */
export const googleError = (status: string, name = ANY_NAME): TextPredicate =>
  reads(new RegExp(`(?:${ERROR}) ?${status} ?[:\u2013] ?${name}(?![a-z_])`, 'i'));
