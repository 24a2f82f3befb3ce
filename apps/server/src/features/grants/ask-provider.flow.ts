import { readReply, type GrantSettings } from './granted.js';
import { refusesClient } from './refresh-verdict.js';
import type { TokenReading } from './token-answer.js';
import type { TokenRequest } from './token-request.js';
import type { TokenHttp, TokenReply } from './token.http.js';

export interface Question {
  settings: GrantSettings;
  request: TokenRequest;
  signal: AbortSignal;
}

export interface Asked extends TokenReading {
  reply: TokenReply;
  /** The secret that this was asked with. */
  secretId: string | null;
}

/**
 * One request. Only where the provider refuses the client itself, once more with its former secret:
 * it authenticates the client before it looks at the code or the refresh token (RFC 6749 section
 * 3.2.1), so the refused request has used up neither, and this is no repetition of it.
 */
export async function askProvider(http: TokenHttp, question: Question): Promise<Asked> {
  const first = await ask(http, question);
  const { former, ...rest } = question.settings;
  if (!former || !refusesClient(first.facts)) return first;
  const second = await ask(http, { ...question, settings: { ...rest, ...former } });
  // Refused as well: what was said of the current secret is what has to be mended.
  return refusesClient(second.facts) ? first : second;
}

async function ask(http: TokenHttp, { settings, request, signal }: Question): Promise<Asked> {
  const reply = await http.ask(settings, request, signal);
  return { ...readReply(reply, settings, request), reply, secretId: settings.secretId };
}
