import { ask, type Answer } from './ask.js';
import type { Environment } from './environment.js';
import { exitCodes, misconfigured, plainText, Problem } from './problem.js';
import { refusalProblem, type Refusal } from './refusal.js';
import type { Settings } from './settings.js';
import { speaksTls } from './speaks-tls.js';

export interface AccessToken {
  accessToken: string;
  username: string;
}

/** What the token is for. */
interface Wanted extends Settings {
  /** Seconds; Mailkey gives the freshest there is where none lives for so long. */
  minimumLife?: number | undefined;
}

const query = `mutation IssueAccessToken($mailboxId: ID!, $minimumLife: Int) {
  issueAccessToken(mailboxId: $mailboxId, minimumLifeSeconds: $minimumLife) { accessToken username }
}`;

/** One request. Throws Problem. */
export async function issueAccessToken(
  { endpoint, key, mailboxId, minimumLife }: Wanted,
  environment: Environment,
  signal: AbortSignal,
): Promise<AccessToken> {
  const body = JSON.stringify({ query, variables: { mailboxId, minimumLife } });
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const answer = await ask({ url: endpoint, headers, body }, environment, signal).catch(
    async (problem: unknown) => {
      // A server with TLS would have ended it: who is silent is not asked again.
      throw (signal.aborted ? undefined : await mistakenScheme(endpoint)) ?? problem;
    },
  );
  const told = parse(answer.text);
  if (!told) throw (await mistakenScheme(endpoint)) ?? notMailkey('answers something else', answer);
  return readToken(told, answer);
}

/** A server with TLS drops what is not TLS, or says in words of its own that it does not like it. */
async function mistakenScheme(endpoint: URL): Promise<Problem | undefined> {
  return (await speaksTls(endpoint))
    ? misconfigured(`${endpoint.host} speaks TLS, and MAILKEY_URL begins with http: write https:.`)
    : undefined;
}

/** As it came: whoever listens there may have written it. */
interface Told {
  data?: { issueAccessToken?: Partial<AccessToken> | null } | null;
  errors?: unknown;
}

function readToken(told: Told, answer: Answer): AccessToken {
  const refusal = refusalIn(told.errors);
  if (refusal === 'foreign') throw notMailkey('answers something else', answer);
  if (refusal) {
    const problem = refusalProblem(refusal.message, refusal.extensions);
    // What stands in front of Mailkey may speak GraphQL, with codes of its own.
    const isUnknown = problem.exitCode === exitCodes.unavailable;
    throw isUnknown && passes(answer.status) ? notMailkey('', answer) : problem;
  }
  const { accessToken, username } = told.data?.issueAccessToken ?? {};
  const values = [accessToken, username];
  // One line goes to a program that takes it as it is.
  if (!values.every((value) => typeof value === 'string' && /^[^\u0000-\u001f]+$/.test(value)))
    throw notMailkey('gives no token', answer);
  return { accessToken, username } as AccessToken; // each was looked at
}

/** The first error, if there is one; `foreign` where it is not written as Mailkey does, which gives each a code. */
function refusalIn(errors: unknown): Refusal | 'foreign' | undefined {
  if (errors === undefined || errors === null) return undefined;
  if (!Array.isArray(errors)) return 'foreign';
  if (errors.length === 0) return undefined;
  const [first] = errors as unknown[];
  const { message, extensions } = (first ?? {}) as { message?: unknown; extensions?: unknown }; // looked at below
  const { code } = (extensions ?? {}) as { code?: unknown };
  if (typeof message !== 'string' || typeof code !== 'string') return 'foreign';
  return { message, extensions: extensions as Refusal['extensions'] };
}

function parse(text: string): Told | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value && typeof value === 'object' ? (value as Told) : undefined; // its parts are looked at one by one
  } catch {
    return undefined;
  }
}

/** Beside 5xx: what a proxy in front of Mailkey says while that restarts, or to whoever asks too often (RFC 9110, 8470, 6585). */
const passes = (status: number): boolean => status >= 500 || [408, 421, 425, 429].includes(status);

function notMailkey(what: string, { status, retryAfter, location }: Answer): Problem {
  if (passes(status)) {
    const retryAfterSeconds = secondsOf(retryAfter);
    const when = retryAfterSeconds === undefined ? 'later' : `in ${Math.ceil(retryAfterSeconds)} s`;
    const sentence = `Mailkey answers ${status}. Try again ${when}.`;
    return new Problem(exitCodes.tryAgain, sentence, { retryAfterSeconds });
  }
  const leads = location && status >= 300 && status < 400;
  const to = leads ? ` and leads to ${plainText(location)}` : '';
  const does = status === 200 ? what : `answers ${status}${to}`;
  return new Problem(
    exitCodes.protocol,
    `What listens at MAILKEY_URL ${does}, not as Mailkey does: check the address.`,
    // A proxy that learns of Mailkey when that starts knows no such address until then.
    { mayPass: status === 404 },
  );
}

/** RFC 9110 section 10.2.3: seconds, or a date. */
function secondsOf(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter);
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? undefined : Math.max(0, (at - Date.now()) / 1000);
}
