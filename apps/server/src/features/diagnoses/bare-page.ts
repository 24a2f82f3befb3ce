import { wordsOf } from './normalise.js';

/**
 * A page's heading says little else: "Need admin approval". A sentence of a newspaper or of a program
 * uses the same words beside those of its own matter, and a person speaks of themselves.
 */
export interface BarePage {
  says(words: string): boolean;
  /** Words of another matter that its sentence may hold, such as the application's name. */
  others: number;
}

const SENTENCE = /[.:;!?(){}[\]|&=。！？]|\s[-–—]\s/;
/** A heading that somebody quotes, and one that itself quotes a name. */
const QUOTED = /["„「」]/;
/** Beyond, it is a document and no page. */
const MOST_SENTENCES = 400;

/** What stands beside the words that carry the meaning, in nine languages, and closings of mails. */
const plain = new Set(
  'your their that this they them from with have been before because first hello regards kind please request requests unverified what when then some more must will used using error message mail ihre ihren ihres diese dieser dieses durch wird werden eine einen einer fur sind sein wurde dass votre cette pour dans avec sont etre leur cela presenter esta este para debe estos tiene ser puede questa questo della dello delle deve essere sono deze voor door wordt worden zijn moet jouw essa esse isso para pelo pela voce seja jest dla przez twoj twoja przed ktore ktora pode poder presentar suponer stellt presente constitue bevor verwenden darstellen pouvez obtener mismo uzyskac mozesz contenuto moment chwili heeft hebt stanowic possibile possivel possible posible mozliwe mozna neste naar avant antes prima zanim'.split(
    ' ',
  ),
);
const plainKana = ['会社', '使用', '許可', '内'];
const ofOneself = /^ (?:i|ich|ik|je (?:ne|n)|non posso|nao consigo|nie mam|no puedo) /;

/** Whether one of its sentences is one of these pages and hardly anything beside. */
export function isBare(pages: readonly BarePage[], stems: readonly string[]) {
  const known = new RegExp(stems.flatMap(bounded).join('|'));
  const japanese = stems.filter((stem) => /[^\p{ASCII}]/u.test(stem));
  const kana = new RegExp([...japanese, ...plainKana].join('|'), 'gu');
  const others = (words: string): number => {
    const latin = words
      .trim()
      .split(' ')
      .filter((word) => isOther(word, known));
    const rest = words.replace(kana, ' ').match(/[\p{sc=Han}\p{sc=Kana}ー]+/gu) ?? [];
    // Names of applications are in Latin letters there, too.
    return latin.length + 2 * rest.length;
  };
  const isPage = (words: string): boolean =>
    !ofOneself.test(words) &&
    pages.some((page) => page.says(words) && others(words) <= page.others);
  return (readable: string): boolean =>
    [SENTENCE, QUOTED]
      .flatMap((end) => readable.split(end, MOST_SENTENCES))
      .some((sentence) => isPage(wordsOf(sentence)));
}

const isOther = (word: string, known: RegExp): boolean =>
  /^[a-z_]{4,}$/.test(word) && !plain.has(word) && !known.test(` ${word} `);

/** Each word of a stem, in the form in which `near` bounds it. */
function bounded(stem: string): string[] {
  if (stem.includes('(')) return [];
  const inner = stem.trim().split(' ');
  return inner.length > 1 ? inner.map((word) => `^ ${word}`) : [stem];
}
