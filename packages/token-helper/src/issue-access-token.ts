import type { Settings } from './settings.js';
import { exitCodes, Problem } from './problem.js';
import { networkProblem, refusalProblem } from './refusal.js';

export interface AccessToken {
  accessToken: string;
  username: string;
  xoauth2: string;
}

const PATIENCE_MS = 30_000;
const LONGEST_ANSWER = 256 * 1024;

const query = `mutation IssueAccessToken($mailboxId: ID!) {
  issueAccessToken(mailboxId: $mailboxId) { accessToken username xoauth2 }
}`;

/** One request, never repeated: Mailkey itself waits for a refresh. Throws Problem. */
export async function issueAccessToken({
  endpoint,
  key,
  mailboxId,
}: Settings): Promise<AccessToken> {
  const body = JSON.stringify({ query, variables: { mailboxId } });
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  try {
    const response = await fetch(endpoint, {
      ...{ method: 'POST', headers, body },
      // The key is for this address and no other.
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return readAnswer(response.status, await textOf(response));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw networkProblem(endpoint.host, error);
  }
}

async function textOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > LONGEST_ANSWER) throw notMailkey('answers without end');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

interface Answer {
  data?: { issueAccessToken?: Partial<AccessToken> | null } | null;
  errors?: { message?: string; extensions?: Record<string, unknown> }[];
}

function readAnswer(status: number, text: string): AccessToken {
  const answer = parse(text);
  if (!answer) throw notMailkey(`answers ${status}`, status);
  const [error] = answer.errors ?? [];
  if (error) throw refusalProblem(error.message ?? '', error.extensions ?? {});
  const { accessToken, username, xoauth2 } = answer.data?.issueAccessToken ?? {};
  const values = [accessToken, username, xoauth2];
  // One line goes to a program that takes it as it is.
  if (!values.every((value) => typeof value === 'string' && /^[^\u0000-\u001f]+$/.test(value)))
    throw notMailkey(status === 200 ? 'gives no token' : `answers ${status}`, status);
  return { accessToken, username, xoauth2 } as AccessToken; // each was looked at
}

function parse(text: string): Answer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value && typeof value === 'object' ? (value as Answer) : undefined; // its parts are looked at one by one
  } catch {
    return undefined;
  }
}

/** A proxy in front of Mailkey answers 502 to 504 while that restarts, and 429 to whoever asks too often. */
function notMailkey(what: string, status = 200): Problem {
  return status >= 500 || status === 429
    ? new Problem(exitCodes.tryAgain, `Mailkey ${what}. Try again later.`)
    : new Problem(
        exitCodes.protocol,
        `What listens at MAILKEY_URL ${what}, not as Mailkey does: check the address.`,
      );
}
