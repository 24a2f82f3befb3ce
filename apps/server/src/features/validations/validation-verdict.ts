import { grantsNothing } from '../diagnoses/predicates/token.js';
import type { DiagnosisContent } from '../diagnoses/diagnosis.js';
import type { TokenContent, TokenFacts } from '../diagnoses/facts.js';
import { accountNotTold } from '../grants/account-not-told.js';
import type { FinalStatus } from '../runs/run.js';
import type { AttemptSettings } from './attempt.js';
import type { SpoiltProblem } from './match-callback.js';

export interface ValidationVerdict {
  status: Extract<FinalStatus, 'SUCCEEDED' | 'WARNING' | 'FAILED'>;
  message: string;
}

/** What a validation says in one word and one sentence, once the provider has answered. */
export function validationVerdict(
  facts: TokenFacts,
  diagnoses: readonly DiagnosisContent[],
  account: string | undefined,
): ValidationVerdict {
  const first = diagnoses[0]?.title;
  if (facts.kind !== 'granted' || grantsNothing(facts)) {
    return { status: 'FAILED', message: sentence(first ?? 'The provider gave no token') };
  }
  const by = account ? `Validated by ${account}.` : 'Validated.';
  const open = diagnoses.filter(({ severity }) => severity !== 'INFO');
  if (open.length === 0) return { status: 'SUCCEEDED', message: by };
  return { status: 'WARNING', message: `${by} ${sentence(open[0]?.title ?? '')}` };
}

/** Whose consent it is, whose is in use, and who must act. */
export function waitingVerdict(
  granted: { account: string | null } | undefined,
  former: { account: string | null },
): ValidationVerdict {
  const whose = (account: string | null | undefined) => account ?? 'an account without a name';
  return {
    status: 'WARNING',
    message: `${whose(granted?.account)} has consented, and the access in use is of ${whose(former.account)}. Nothing was replaced: an admin must confirm this within 24 hours on the page of the client.`,
  };
}

/** One line about the tokens, without any part of them. */
export function tokenSentence(facts: TokenFacts, now: Date): string {
  switch (facts.kind) {
    case 'granted': {
      if (grantsNothing(facts)) return 'The provider gave a token for none of the scopes.';
      const minutes = Math.round((facts.expiresAt.getTime() - now.getTime()) / 60_000);
      const lasting = facts.refreshable ? 'renewable' : 'not renewable';
      return `Access token for ${Math.max(0, minutes)} min, ${lasting}.`;
    }
    case 'refused':
      return `The provider refused: ${facts.error || `HTTP ${facts.status}`}.`;
    case 'malformed':
      return facts.problem;
    case 'unreachable':
      return facts.fault.message || facts.fault.code;
    case 'absent':
      return facts.reason;
  }
}

/** Who signed in, and what was granted. */
export function grantSentence(
  facts: TokenFacts,
  content: TokenContent | undefined,
  { scopes: asked, identityScopes }: Pick<AttemptSettings, 'scopes' | 'identityScopes'>,
): string {
  if (facts.kind !== 'granted') return '';
  const missing = facts.missingScopes;
  const scopes = missing.length > 0 ? `Not granted: ${missing.join(', ')}.` : 'All scopes granted.';
  if (content?.account) return `${content.account}. ${scopes}`;
  // An application is nobody who signs in.
  if (facts.request === 'client-credentials') return scopes;
  return `${accountNotTold({ scopes: asked, identityScopes })} ${scopes}`;
}

export const spoiltSentences: Record<SpoiltProblem | 'changed', string> = {
  expired: 'The sign-in took longer than ten minutes. Validate again.',
  'issuer-mismatch':
    'The answer came from another authorization server than the one that was asked. It was not used.',
  'issuer-missing':
    'The answer does not say which authorization server it comes from, and this one says so always. It was not used.',
  'no-code': 'The provider sent the browser back without a code.',
  changed: 'The settings were changed in the middle. Validate again.',
};

function sentence(title: string): string {
  return /[.!?]$/.test(title) ? title : `${title}.`;
}
