import { legible } from '../../lib/capped.js';
import type { AuthorizeFacts } from '../diagnoses/facts.js';
import { maskAnswer } from '../token-endpoint/mask-answer.js';
import { foreignText } from '../token-endpoint/token-fields.js';
import type { RunNoteKind } from '../runs/run-note.js';

/** How a state that Mailkey has sent came back otherwise than it was sent (RFC 6749 section 4.1.2: exactly as it was). */
export type StateChange = 'extended' | 'cut' | 'recased';

/** What a browser brought to the redirect URI that no state of ours speaks for: a stranger's words. */
export interface Unsolicited {
  kind: RunNoteKind;
  /** For people, masked and cut; absent: there were none. */
  words?: string;
  /** The tenant that it claims to speak of. */
  tenant?: string;
  /** The same for the diagnosis, where it is an error. */
  authorize?: ErrorFacts;
  stateChange?: StateChange;
  /** A parameter was there twice, or under another name than its own. */
  misshapen: boolean;
}

type ErrorFacts = Extract<AuthorizeFacts, { kind: 'error' }>;

const names = 'state|code|iss|error|error_description|error_uri|admin_consent|tenant|session_state';
/** Before a parameter: an address that was escaped for HTML, another separator, a second question mark. */
const separators = new RegExp(`(?:&amp;|[?;#])(?=(?:${names})=)`, 'gi');
const LONGEST = 16_384;

/** `sent`: the states that could have been meant: of this browser's sign-ins and of the client's links. */
export function readUnsolicited(search: string, sent: readonly string[]): Unsolicited {
  const written = search.slice(0, LONGEST).replace(/^\?/, '');
  const lenient = new URLSearchParams(written.replace(separators, '&'));
  const values = new Map<string, string>();
  for (const [name, value] of lenient) {
    const known = name.trim().toLowerCase();
    if (!values.has(known)) values.set(known, value);
  }
  const strict = new URLSearchParams(written);
  const misshapen = names.split('|').some((name) => {
    const [first, ...others] = strict.getAll(name);
    return others.length > 0 || (first === undefined && values.has(name));
  });
  const returned = strict.get('state') ?? values.get('state') ?? '';
  const stateChange = changeOf(returned, sent);
  const authorize = errorFacts(values);
  const tenant = /^[\w.-]{1,100}$/.exec(values.get('tenant') ?? '')?.[0];
  const words =
    authorize && legible([authorize.error, authorize.description].filter(Boolean).join(': '));
  return {
    kind: kindOf(values, { authorize, stateChange, misshapen }),
    misshapen,
    ...(words && { words }),
    ...(tenant && { tenant }),
    ...(authorize && { authorize }),
    ...(stateChange && { stateChange }),
  };
}

function kindOf(
  values: ReadonlyMap<string, string>,
  { authorize, stateChange, misshapen }: Partial<Unsolicited>,
): RunNoteKind {
  const adminConsent = values.get('admin_consent');
  if (authorize) return adminConsent === undefined ? 'REFUSED' : 'ADMIN_CONSENT_REFUSED';
  if (adminConsent !== undefined)
    return /^true$/i.test(adminConsent) ? 'ADMIN_CONSENT_GIVEN' : 'ADMIN_CONSENT_REFUSED';
  if (stateChange) return 'STATE_CHANGED';
  if (misshapen) return 'MALFORMED';
  return values.has('code') ? 'CODE_REFUSED' : 'EMPTY';
}

function changeOf(returned: string, sent: readonly string[]): StateChange | undefined {
  const is = (test: (state: string) => boolean) =>
    sent.some((state) => state !== '' && state !== returned && test(state));
  if (is((state) => returned.includes(state))) return 'extended';
  if (returned.length >= 8 && is((state) => state.startsWith(returned))) return 'cut';
  return is((state) => returned.toLowerCase() === state.toLowerCase()) ? 'recased' : undefined;
}

/** The provider's own words of a refusal: `error`, or a description alone. */
function errorFacts(values: ReadonlyMap<string, string>): ErrorFacts | undefined {
  const words = (name: string, limit: number) =>
    foreignText(maskAnswer(values.get(name) ?? '', []), limit)?.trim();
  const error = words('error', 100);
  const description = words('error_description', 500);
  if (!error && !description) return undefined;
  return { kind: 'error', error: error ?? '', ...(description && { description }) };
}
