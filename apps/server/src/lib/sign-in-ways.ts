import { TOKEN_MECHANISMS, type TokenMechanism } from './sasl.js';

/** SASL mechanisms that Mailkey speaks, and USER: POP3's own command. */
export type Mechanism = TokenMechanism | 'PLAIN' | 'LOGIN' | 'USER';

/**
 * One way of signing in. `one-line`: the first response stands behind the mechanism (RFC 4954, 4959,
 * 5034). `two-steps`: it waits for the server's go-ahead. `command`: LOGIN of IMAP, USER and PASS of POP3.
 */
export interface Way {
  mechanism: Mechanism;
  form: 'one-line' | 'two-steps' | 'command';
}

export interface Choice {
  kind: 'token' | 'password';
  /** SASL mechanisms, upper case. */
  offered: readonly string[];
  /** The protocol's own command for a password, where it has one that may be used. */
  command?: 'LOGIN' | 'USER';
  /** Up to how many characters of a first response one line comes first; 0 where it never does. */
  longestInOneLine: number;
  /** Characters of a mechanism's first response in base64. */
  lengthOf: (mechanism: Mechanism) => number;
  /** What worked last comes first, where it is still offered. */
  last?: Way | undefined;
}

/** Every way that a server offers, the most promising first. */
export function waysToSignIn({ last, ...choice }: Choice): Way[] {
  const groups = waysByMechanism(choice);
  const twoSteps = groups.some(([first]) => first?.form === 'two-steps');
  // One line after two steps comes behind all mechanisms: refused there, a token looks like a judged one.
  const ways = twoSteps
    ? [
        ...groups.flatMap((group) => group.slice(0, 1)),
        ...groups.flatMap((group) => group.slice(1)),
      ]
    : groups.flat();
  const first = ways.filter((way) => sameWay(way, last));
  return [...first, ...ways.filter((way) => !first.includes(way))];
}

function waysByMechanism({ kind, offered, command, ...line }: Omit<Choice, 'last'>): Way[][] {
  const sasl = (mechanism: Mechanism): Way[] =>
    offered.includes(mechanism) ? formsOf(mechanism, line) : [];
  if (kind === 'token') return TOKEN_MECHANISMS.map(sasl);
  const own: Way[] = command ? [{ mechanism: command, form: 'command' }] : [];
  return [sasl('PLAIN'), own, sasl('LOGIN')];
}

function formsOf(
  mechanism: Mechanism,
  { longestInOneLine, lengthOf }: Pick<Choice, 'longestInOneLine' | 'lengthOf'>,
): Way[] {
  const forms = ['one-line', 'two-steps'] as const;
  // LOGIN has never had another form than two prompts on paper; few take the first answer at once.
  const short = mechanism !== 'LOGIN' && lengthOf(mechanism) <= longestInOneLine;
  return (short ? forms : [...forms].reverse()).map((form) => ({ mechanism, form }));
}

const sameWay = (one: Way, other: Way | undefined): boolean =>
  one.mechanism === other?.mechanism && one.form === other.form;

/**
 * Why a server did not let somebody in. `way`: it does not take this form, or not so long a line.
 * `mechanism`: it judged before it was shown anything. `secret`: it has judged the token or the
 * password. `else`: neither, such as a fault that passes.
 */
export interface Refusal {
  of: 'way' | 'mechanism' | 'secret' | 'else';
  /** The token or the password was on its way when it came. */
  secretSent: boolean;
}

/** What is still to be tried after a refusal; `again`: a refused password may be shown once more. */
export function waysLeft(
  left: readonly Way[],
  { way, refusal, again }: { way: Way; refusal: Refusal; again: boolean },
): Way[] {
  const { of, secretSent } = refusal;
  if (of === 'else' || (of === 'secret' && !again)) return [];
  // It has read all that this mechanism has to say; the other form says the same, in a longer line.
  const understood = of !== 'way' || (secretSent && way.form === 'two-steps');
  return left.filter(({ mechanism, form }) => {
    const other = mechanism !== way.mechanism || form === 'command' || way.form === 'command';
    return other || !understood;
  });
}

/** Such as "XOAUTH2 in two steps". */
export function wayWords({ mechanism, form }: Way): string {
  if (form === 'command') return mechanism === 'USER' ? 'USER and PASS' : 'the LOGIN command';
  return `${mechanism} in ${form === 'one-line' ? 'one line' : 'two steps'}`;
}
