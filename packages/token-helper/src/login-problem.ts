import { exitCodes, plainText, Problem } from './problem.js';

const passingCodes =
  /^\[(UNAVAILABLE|INUSE|IN-USE|LIMIT|SERVERBUG|OVERQUOTA|THROTTLED|SYS\/TEMP|LOGIN-DELAY)\b/i;

const lastingCodes =
  /^\[(AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|EXPIRED|PRIVACYREQUIRED|CONTACTADMIN|NOPERM|NONEXISTENT|CLIENTBUG|CANNOT|WEBALERT|AUTH|SYS\/PERM)\b/i;

/** Too much at once, a fault of the server's own, or "later" as people say it. */
const passingWords = [
  /\b(tempora|too (many|often|frequent)|over(load|quota)|busy|unavailable|maintenance|shutting down|throttl|slow down)/i,
  /\b(try|retry)\b[^.;]{0,20}\b(again|later)\b|\bagain later\b/i,
  /\b(maximum (number|connections)|connection (count|limit))|\b(limits?|quota|rate|bandwidth|connections)\b[^.;]{0,20}\b(exceeded|reached)|\bexceed(s|ed)\b[^.;]{0,40}\b(limits?|quota|rate|bandwidth|maximum)\b/i,
  /\b(internal|system|server|service|backend|database|generic) (\w+ )?(error|failure|fault)\b|\btime-?d? ?out\b|\bin use\b|\blocked by\b/i,
  /später|vorübergehend|überlastet|zu viele|plus tard|trop de|más tarde|demasiad|più tardi|troppi|troppe|mais tarde|muitas|te veel|tijdelijk|później|zbyt wiele/i,
  /позже|позднее|временно|слишком (много|часто)|внутренн\S+ ошибк|превышен|перегруж/i,
  /稍[后後候]|[暂暫]时|暫時|[频頻]繁|[过過]多|忙|[内內系]\S{0,2}[部统統]\S{0,2}[错錯][误誤]|超[时時出]|[维維][护護]|しばらく|後ほど|一時的|混雑|メンテナンス|잠시|나중에|일시적/,
];

/** What passes on a server is not asked for again at full pace. */
const AGAIN_AFTER_S = 5;

/**
 * What an IMAP server said instead of letting in: the line that refused, and what it had said before unasked.
 * A code (RFC 5530) tells whether it passes, or else the words; the last line that tells counts.
 */
export function loginProblem(said: string, heard: readonly string[] = []): Problem {
  const lines = [...heard, said].map(wordsOf).filter(Boolean);
  const reason = [...new Set(lines)].map(sentence).join(' ') || 'it gives no reason.';
  const told = `The IMAP server does not let this mailbox in: ${reason}`;
  return lines.map(passes).findLast((answer) => answer !== undefined)
    ? new Problem(
        exitCodes.tryAgain,
        `${told} Try again later; where that does not help, the server’s admin finds the reason in its log.`,
        { retryAfterSeconds: AGAIN_AFTER_S },
      )
    : new Problem(exitCodes.noPermission, `${told} Check the mailbox in Mailkey to learn why.`);
}

const wordsOf = (line: string): string =>
  plainText(line.replace(/^(M\d+ |\* )?(NO|BAD|BYE|OK)\b ?/i, ''));

const sentence = (words: string): string => (/[.!?…。！？]$/.test(words) ? words : `${words}.`);

/** Undefined where the line does not tell. */
function passes(words: string): boolean | undefined {
  if (lastingCodes.test(words)) return false;
  const isSo = passingCodes.test(words) || passingWords.some((some) => some.test(words));
  return isSo ? true : undefined;
}
