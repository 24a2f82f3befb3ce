import { Secret } from '../../lib/secret.js';

/** What came to the redirect URI, each parameter at most once. */
export interface CallbackParameters {
  state?: Secret;
  code?: Secret;
  iss?: string;
  error?: string;
  errorDescription?: string;
  errorUri?: string;
}

const once = ['state', 'code', 'iss', 'error', 'error_description', 'error_uri'] as const;
const LONGEST = 8192;

/** Undefined when a parameter comes twice (RFC 6749 section 3.1) or is absurdly long. */
export function readCallbackParameters(query: URLSearchParams): CallbackParameters | undefined {
  const values = once.map((name) => query.getAll(name));
  if (values.some((list) => list.length > 1 || (list[0]?.length ?? 0) > LONGEST)) return undefined;
  const [state, code, iss, error, description, uri] = values.map((list) => list[0]);
  return {
    ...(state && { state: new Secret(state) }),
    ...(code && { code: new Secret(code) }),
    ...(iss !== undefined && { iss }),
    ...(error !== undefined && { error }),
    ...(description && { errorDescription: description }),
    ...(uri && { errorUri: uri }),
  };
}
