/** Short words that stand inside names in camel case: AccessAsUser, MailboxNotEnabledForApi. */
const SHORT_WORDS = new Set(
  [
    'As At By Db Do Go Id If In Ip Is It Me My No Of On Or To Up Us We',
    'Add All And Any Api App Bad But Can Cert Day Dns End For From Get Has Key Log Max Min New Not Now',
    'Off Old One Out Per Pop Raw Run Set Smtp Ssl Sub The Tls Too Two Uri Url Use Was Web Xml You',
  ]
    .join(' ')
    .split(' '),
);

/** Words of protocols with a digit in them. */
const TECHNICAL = /^(?:imap4rev[12]|8bitmime|base64url|x509cert|v\d{1,2}beta\d{0,2})$/i;

/** What stands between these is judged by itself. */
const JOINTS = /[-+_]/;

/**
 * Whether a run of letters, digits and joints is made of words and numbers only: names, codes, hosts.
 * A closed grammar and no statistic: one piece that it does not know makes the run a secret. Of random
 * values of 24 bytes, one in 50,000 reads like words in base64, and none in hexadecimal (ADR 0025).
 */
export function isPlain(run: string): boolean {
  return run.split(JOINTS).every(isPlainPiece);
}

function isPlainPiece(piece: string): boolean {
  if (piece.length <= 3 || /^\d{1,20}$/.test(piece) || TECHNICAL.test(piece)) return true;
  const word = /^([a-z]+)\d{0,8}$/i.exec(piece)?.[1];
  // Letters of one case and digits of that length are base32.
  if (word === undefined || (piece.length > 24 && /\d$/.test(piece))) return false;
  return isWord(word);
}

/** What names of errors are made of; where one stands, no base32 does. */
const KNOWN_WORDS =
  /exception|mailbox|exceeded|enabled|disabled|denied|failed|failure|invalid|authenti|account|access|permission|protocol|certificate|connection|message|required|credential|benutzer|passwor/i;

/** One word, or several in camel case. Longer than any word in one case is base32. */
function isWord(letters: string): boolean {
  if (/^(?:[a-z]{1,24}|[A-Z]{1,24}|[A-Z][a-z]{1,29})$/.test(letters)) return true;
  if (/^(?:[a-z]{25,48}|[A-Z]{25,48})$/.test(letters)) return KNOWN_WORDS.test(letters);
  const humps = letters.match(/[A-Z]*[a-z]+|[A-Z]+/g) ?? [];
  return humps.every((hump, at) => {
    const capitals = /^[A-Z]*/.exec(hump)?.[0].length ?? 0;
    const small = hump.length - capitals;
    if (capitals > (small === 0 ? 8 : 5) || small > 20) return false;
    // A word, an acronym, a first word such as "is" in isWord, or a short one of the list.
    return small >= 3 || small === 0 || (at === 0 && capitals === 0) || SHORT_WORDS.has(hump);
  });
}
