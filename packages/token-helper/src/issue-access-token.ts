import { ask, type Answer } from './ask.js';
import type { Environment } from './environment.js';
import { exitCodes, misconfigured, Problem } from './problem.js';
import { refusalProblem } from './refusal.js';
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
      throw (await mistakenScheme(endpoint)) ?? problem;
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

interface Told {
  data?: { issueAccessToken?: Partial<AccessToken> | null } | null;
  errors?: { message?: string; extensions?: Record<string, unknown> }[];
}

function readToken(told: Told, answer: Answer): AccessToken {
  const [error] = told.errors ?? [];
  if (error) throw refusalProblem(error.message ?? '', error.extensions ?? {});
  const { accessToken, username } = told.data?.issueAccessToken ?? {};
  const values = [accessToken, username];
  // One line goes to a program that takes it as it is.
  if (!values.every((value) => typeof value === 'string' && /^[^\u0000-\u001f]+$/.test(value)))
    throw notMailkey('gives no token', answer);
  return { accessToken, username } as AccessToken; // each was looked at
}

function parse(text: string): Told | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value && typeof value === 'object' ? (value as Told) : undefined; // its parts are looked at one by one
  } catch {
    return undefined;
  }
}

/** A proxy in front of Mailkey answers 502 to 504 while that restarts, and 429 to whoever asks too often. */
function notMailkey(what: string, { status, retryAfter }: Answer): Problem {
  if (status >= 500 || status === 429)
    return new Problem(
      exitCodes.tryAgain,
      `Mailkey answers ${status}. Try again later.`,
      secondsOf(retryAfter),
    );
  const does = status === 200 ? what : `answers ${status}`;
  return new Problem(
    exitCodes.protocol,
    `What listens at MAILKEY_URL ${does}, not as Mailkey does: check the address.`,
  );
}

/** RFC 9110 section 10.2.3: seconds, or a date. */
function secondsOf(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter);
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? undefined : Math.max(0, (at - Date.now()) / 1000);
}
