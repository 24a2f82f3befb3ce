import { templateUrl } from '../providers/tenant.js';
import type { Settings } from './changed-settings.js';

type Addresses = Pick<Settings, 'provider' | 'authorizeUrl' | 'accessTokenUrl'>;

/** Whether an edit leads what a client holds, or those who sign in for it, to another address. */
export function leadsElsewhere(before: Addresses, after: Addresses): boolean {
  return (
    before.provider !== after.provider ||
    isOther(before.authorizeUrl, after.authorizeUrl) ||
    isOther(before.accessTokenUrl, after.accessTokenUrl)
  );
}

/** A preset that waited for its tenant and has got it is the address that it was. */
function isOther(before: string | null, after: string | null): boolean {
  if (before === after) return false;
  const waited = before?.includes('{tenant}') ?? false;
  return !waited || templateUrl(before)?.origin !== templateUrl(after)?.origin;
}
