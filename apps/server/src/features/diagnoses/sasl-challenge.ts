/** A base64 run that may hold JSON: `{"` always encodes to `eyJ`, `{ ` and a line break to `ewo`. */
const candidate = /(?<![\w.+/-])(?:eyJ|ewo|eyA)[\w+/-]{6,600}={0,2}(?![\w.])/g;

const keys = new Set(['status', 'schemes', 'scope', 'openid-configuration']);

/** The plain text of SASL error challenges (RFC 7628 section 3.2.2) in a conversation, or ''. */
export function readChallenges(text: string): string {
  const found: string[] = [];
  for (const [run] of text.matchAll(candidate)) {
    const plain = readChallenge(run) ?? readBeginning(run);
    if (plain && found.push(plain) >= 4) break;
  }
  return found.map((plain) => ` ${plain}`).join('');
}

/** The JSON inside, when it is a challenge and nothing else: a token is never taken for one. */
export function readChallenge(base64: string): string | undefined {
  const plain = Buffer.from(base64, 'base64').toString('utf8');
  try {
    const value: unknown = JSON.parse(plain);
    if (typeof value !== 'object' || value === null) return undefined;
    const names = Object.keys(value);
    return names.includes('status') && names.every((name) => keys.has(name)) ? plain : undefined;
  } catch {
    return undefined;
  }
}

/** A challenge that was cut off still tells its status. */
function readBeginning(base64: string): string | undefined {
  return /^\{ ?"status" ?: ?"?\d{3}/.exec(Buffer.from(base64, 'base64').toString('utf8'))?.[0];
}
