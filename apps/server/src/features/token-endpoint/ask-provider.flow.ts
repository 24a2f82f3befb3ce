import type { TokenFacts } from '../diagnoses/facts.js';
import type { BasicEncoding } from '../providers/provider.js';
import { otherEncoding } from './client-authentication.js';
import { readReply } from './read-reply.js';
import { refusesClient } from './refuses-client.js';
import type { TokenReading } from './token-answer.js';
import type { TokenRequest } from './token-request.js';
import type { TokenHttp, TokenReply } from './token.http.js';
import type { GrantSettings } from './grant-settings.js';

export interface ProviderQuestion {
  settings: GrantSettings;
  request: TokenRequest;
  signal: AbortSignal;
}

export interface TokenExchange extends TokenReading {
  reply: TokenReply;
  /** The secret that this was asked with. */
  secretId: string | null;
  /** The form of Basic that the provider has taken after it had refused the other one. */
  learned?: BasicEncoding;
}

/**
 * One request. Only where the provider refuses the client itself, once more in the other form of
 * Basic, where there is one, and then with its former secret: it authenticates the client before it
 * looks at the code or the refresh token (RFC 6749 section 3.2.1), so the refused request has used up
 * neither, and this is no repetition of it.
 */
export async function askProvider(
  http: TokenHttp,
  question: ProviderQuestion,
): Promise<TokenExchange> {
  const [as, ...others] = waysToShow(question.settings);
  const first = await ask(http, { ...question, settings: as });
  if (!isRefused(first.facts)) return first;
  for (const settings of others) {
    const next = await ask(http, { ...question, settings });
    if (!isRefused(next.facts)) return { ...next, ...learnedFrom(next.facts, as, settings) };
  }
  // Refused as well: what was said of the current secret is what has to be fixed.
  return first;
}

/** In the order in which they are tried. */
function waysToShow({ former, ...settings }: GrantSettings): [GrantSettings, ...GrantSettings[]] {
  const withFormer = former ? inBothForms({ ...settings, ...former }) : [];
  return [settings, ...inBothForms(settings).slice(1), ...withFormer];
}

function inBothForms(settings: GrantSettings): GrantSettings[] {
  const basicEncoding = otherEncoding(settings);
  return basicEncoding ? [settings, { ...settings, basicEncoding }] : [settings];
}

/** A bare 401 tells no more, and no less (RFC 9110 section 15.5.2). */
function isRefused(facts: TokenFacts): boolean {
  const isBare = facts.kind === 'refused' && facts.status === 401 && facts.error === '';
  return isBare || refusesClient(facts);
}

/** A provider that finds fault with the grant has taken the client. */
function learnedFrom(
  facts: TokenFacts,
  before: GrantSettings,
  { basicEncoding }: GrantSettings,
): Pick<TokenExchange, 'learned'> {
  const taken =
    facts.kind === 'granted' || (facts.kind === 'refused' && facts.error === 'invalid_grant');
  return taken && basicEncoding && basicEncoding !== before.basicEncoding
    ? { learned: basicEncoding }
    : {};
}

async function ask(
  http: TokenHttp,
  { settings, request, signal }: ProviderQuestion,
): Promise<TokenExchange> {
  const reply = await http.ask(settings, request, signal);
  return { ...readReply(reply, settings, request), reply, secretId: settings.secretId };
}
