/** Kinds of tokens that nobody but their issuer can read, by their beginnings. */
export type OpaqueToken =
  | 'microsoft-personal'
  | 'microsoft-refresh'
  | 'microsoft-work-refresh'
  | 'google-access'
  | 'google-refresh';

const beginnings: Record<OpaqueToken, RegExp> = {
  'microsoft-personal': /(?<![\w/+])Ew[A-D][\w+/%]{16,8192}={0,2}/,
  'microsoft-refresh': /(?<!\w)M\.[A-Z]\d{1,4}_[\w.*!$-]{10,8192}/,
  'microsoft-work-refresh': /(?<!\w)[01]\.A[\w-]{40,8192}(?:\.[\w-]{1,8192}){0,4}/,
  'google-access': /(?<![A-Za-z])ya29\.[\w-]{10,8192}/,
  'google-refresh': /(?<![A-Za-z])1\/\/0[\w-]{10,8192}/,
};

/** More words than a label and a sentence of one's own: then the rest is what matters. */
const MOST_WORDS = 12;

/** Which kind was pasted, where a text is little else; its value goes nowhere. */
export function opaqueToken(text: string): OpaqueToken | undefined {
  const bare = text.slice(0, 16_384);
  for (const [kind, beginning] of Object.entries(beginnings)) {
    const rest = bare.replace(beginning, ' ');
    if (rest === bare) continue;
    const words = rest.match(/[a-z]{2,40}/gi) ?? [];
    return words.length <= MOST_WORDS ? (kind as OpaqueToken) : undefined; // keys of the table
  }
  return undefined;
}
