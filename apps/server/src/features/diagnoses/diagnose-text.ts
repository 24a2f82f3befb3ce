import { diagnose } from './diagnose.js';
import type { DiagnosisContent } from './diagnosis.js';
import type { ClientFacts, MailboxFacts, ProviderName, Stage } from './facts.js';
import { maskPasted } from './mask-pasted.js';
import { opaqueToken } from './opaque-token.js';
import { readPastedToken } from './pasted-token.js';

export interface PastedText {
  /** As pasted; masked here before anything else happens to it. */
  text: string;
  stage?: Stage;
  provider?: ProviderName;
  client?: ClientFacts;
  mailbox?: MailboxFacts;
  /** Who signed in for them. */
  signedIn?: string;
  now: Date;
}

/** "What do you see?": judges what a person has seen somewhere, with their own values filled in. */
export function diagnoseText(given: PastedText): DiagnosisContent[] {
  const { stage, client, mailbox, signedIn, now } = given;
  const text = maskPasted(given.text);
  const tokenContent = readPastedToken(text);
  const opaque = opaqueToken(given.text);
  return diagnose({
    now,
    provider: given.provider ?? 'GENERIC',
    probes: [],
    pasted: { text, ...(stage && { stage }), ...(opaque && { opaque }) },
    ...(client && { client }),
    ...(mailbox && { mailbox }),
    ...(signedIn && { signedIn }),
    ...(tokenContent && { tokenContent }),
  });
}
