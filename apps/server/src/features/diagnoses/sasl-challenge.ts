import { readChallenge } from '@mailkey/secret-shapes';

/** A base64 run that may hold JSON: `{"` always encodes to `eyJ`, `{ ` and a line break to `ewo`. */
const candidate = /(?<![\w.+/-])(?:eyJ|ewo|eyA)[\w+/-]{6,600}={0,2}(?![\w.])/g;

/** The plain text of SASL error challenges (RFC 7628 section 3.2.2) in a conversation, or ''. */
export function readChallenges(text: string): string {
  const found: string[] = [];
  for (const [run] of text.matchAll(candidate)) {
    const plain = readChallenge(run);
    if (plain && found.push(plain) >= 4) break;
  }
  return found.map((plain) => ` ${plain}`).join('');
}
