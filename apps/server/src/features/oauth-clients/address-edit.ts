import { templateUrl } from '../providers/tenant.js';
import type { Settings } from './changed-settings.js';
import { urlOrigin } from './token-origin.js';

type Addresses = Pick<
  Settings,
  'provider' | 'authorizeUrl' | 'accessTokenUrl' | 'revocationUrl' | 'issuer'
>;

/** Whether an edit leads what a client holds, or those who sign in for it, to another address. */
export function leadsElsewhere(before: Addresses, after: Addresses): boolean {
  return (
    before.provider !== after.provider ||
    isOther(before.authorizeUrl, after.authorizeUrl) ||
    isOther(before.accessTokenUrl, after.accessTokenUrl) ||
    // Whoever gets a token to end it gets a token.
    (after.revocationUrl !== null && isOther(before.revocationUrl, after.revocationUrl)) ||
    believesOther(before, after)
  );
}

/** Answers of another host are taken for those of this server from then on. */
function believesOther(before: Addresses, { issuer, authorizeUrl }: Addresses): boolean {
  if (issuer === null || issuer === before.issuer) return false;
  return urlOrigin(issuer) !== urlOrigin(authorizeUrl);
}

/** A preset that waited for its tenant and has got it is the address that it was. */
function isOther(before: string | null, after: string | null): boolean {
  if (before === after) return false;
  const waited = before?.includes('{tenant}') ?? false;
  return !waited || templateUrl(before)?.origin !== templateUrl(after)?.origin;
}
