import type { Facts, ProbeFacts } from '../diagnoses/facts.js';

const MINUTE = 60_000;

/** Which probes are worth another try with a renewed token: those that a token older than a minute was refused at. */
export function worthAnotherTry({ probes, tokenContent, token, now }: Facts): ProbeFacts[] {
  const renewable = token?.kind === 'granted' && token.refreshable && token.request !== 'refresh';
  const issuedAt = tokenContent?.issuedAt;
  const old = issuedAt !== undefined && now.getTime() - issuedAt.getTime() > MINUTE;
  if (!renewable || !old) return [];
  return probes.filter(
    ({ failedStep, fault, transcript }) =>
      // Before the login began, no token can have been refused.
      failedStep === 'authenticate' && fault?.kind === 'refused' && transcript.some(beginsLogin),
  );
}

const beginsLogin = (line: string): boolean => /^C: (?:\S+ )?AUTH(?:ENTICATE)? /i.test(line);
