import type { OAuthClientStatus } from '../../graphql/enums.js';

/** What the last validation or refresh said of a client; kept apart from what its settings say. */
export type ConsentState = 'NONE' | 'VALIDATED' | 'ATTENTION';

export interface StatusFacts {
  enabled: boolean;
  clientId: string | null;
  hasSecret: boolean;
  clientAuthentication: 'CLIENT_SECRET_POST' | 'CLIENT_SECRET_BASIC' | 'NONE';
  grantType: 'AUTHORIZATION_CODE' | 'CLIENT_CREDENTIALS';
  authorizeUrl: string | null;
  accessTokenUrl: string | null;
  standing: ConsentState;
  standingReason: string | null;
  /** Why an edit has removed the secret, where one has. */
  secretDroppedBecause?: string | null;
}

export interface ClientStatus {
  status: OAuthClientStatus;
  statusReason: string | null;
}

/** One word and, where something is to be done, one sentence. */
export function clientStatus(facts: StatusFacts): ClientStatus {
  if (!facts.enabled) return { status: 'DISABLED', statusReason: null };
  const missing = missingSettings(facts);
  if (missing.length > 0) {
    const why = facts.secretDroppedBecause ? ` ${facts.secretDroppedBecause}` : '';
    return { status: 'DRAFT', statusReason: `Missing: ${missing.join(', ')}.${why}` };
  }
  if (facts.standing === 'ATTENTION')
    return { status: 'NEEDS_ATTENTION', statusReason: facts.standingReason };
  return { status: facts.standing === 'VALIDATED' ? 'VALIDATED' : 'READY', statusReason: null };
}

/** What Validate needs and is not there, in the words of the form. */
export function missingSettings(
  facts: Omit<StatusFacts, 'enabled' | 'standing' | 'standingReason' | 'secretDroppedBecause'>,
): string[] {
  const needsBrowser = facts.grantType === 'AUTHORIZATION_CODE';
  const missing: [boolean, string][] = [
    [!facts.clientId, 'Client ID'],
    [!facts.hasSecret && facts.clientAuthentication !== 'NONE', 'Client Secret'],
    [needsBrowser && !usable(facts.authorizeUrl), 'Url Authorize'],
    [!usable(facts.accessTokenUrl), 'Url Access Token'],
  ];
  return missing.filter(([isMissing]) => isMissing).map(([, name]) => name);
}

/** A URL that still holds a placeholder such as {tenant} or <tenant> is not one yet. */
function usable(url: string | null): boolean {
  return url !== null && !/[{}<>]|%7B|%3C/i.test(url);
}
