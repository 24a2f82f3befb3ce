import { isJsonObject, readJsonObject } from '../../lib/json-object.js';

/** When the credentials of an app registration end; absent where it does not tell, or not clearly. */
export interface RegistrationEnds {
  secretEndsAt?: Date;
  certificateEndsAt?: Date;
}

interface Credential {
  endsAt: Date;
  hint?: string;
}

/**
 * Reads passwordCredentials and keyCredentials as Microsoft Graph lists them. The secret is matched by its
 * first characters, which Graph calls the hint; where several match, nobody can say which one it is.
 */
export function readRegistration(body: string, beginning: string): RegistrationEnds | undefined {
  const fields = readJsonObject(body);
  if (!fields) return undefined;
  const secrets = credentials(fields['passwordCredentials']);
  const hinted = secrets.filter(({ hint }) => hint !== undefined && beginning.startsWith(hint));
  const [only, ...others] = hinted.length > 0 ? hinted : secrets.filter(({ hint }) => !hint);
  // Of several certificates the last one counts: while it lives the application can sign in.
  const [last] = credentials(fields['keyCredentials']).sort(
    (one, other) => other.endsAt.getTime() - one.endsAt.getTime(),
  );
  return {
    ...(only && others.length === 0 && { secretEndsAt: only.endsAt }),
    ...(last && { certificateEndsAt: last.endsAt }),
  };
}

const MOST = 100;

function credentials(value: unknown): Credential[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST).flatMap((one: unknown) => {
    const { endDateTime, hint } = isJsonObject(one) ? one : {};
    const endsAt = new Date(typeof endDateTime === 'string' ? endDateTime : NaN);
    if (Number.isNaN(endsAt.getTime())) return [];
    return [{ endsAt, ...(typeof hint === 'string' && hint !== '' && { hint }) }];
  });
}
