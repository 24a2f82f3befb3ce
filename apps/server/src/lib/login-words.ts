/**
 * What a server's words say of a login, where its code leaves that open or says something else. Bounded
 * patterns: the words are a stranger's.
 */

const SHOWN = String.raw`(?:user ?(?:name|id)?|log ?-?in|logon|sign-?in|pass ?(?:word|code|phrase)|passwd|passwort|kennwort|credentials?|authentication|mot de passe|identifiants?|contrase[nñ]a|senha)`;
const WRONG = String.raw`(?:invalid|incorrect\w?|wrong|bad|fail(?:ed|ure)?|denied|reject\w{0,3}|refused|mismatch|unknown|falsch|ung[uü]ltig|fehlgeschlagen|non valide|errone\w|inv[aá]lid\w|not (?:accepted|correct|valid|match\w{0,3}))`;

const judged = new RegExp(
  String.raw`\b${WRONG}\b.{0,30}\b${SHOWN}\b|\b${SHOWN}\b.{0,30}\b${WRONG}(?!\w)|невер\S{0,12} .{0,30}парол|парол\S{0,3} .{0,20}невер|(?:密码|密碼).{0,4}(?:错误|錯誤|不正确)`,
  'i',
);
/** The words speak of the command, not of who signs in. */
const ofTheCommand =
  /\b(?:commands?|arguments?|parameters?|syntax|mechanisms?|methods?|types?|initial response|base ?64|too (?:long|many)|line|length|sequence|state|(?:not|un) ?(?:supported|implemented|recogni[sz]ed|available|enabled|allowed|permitted))\b/i;

/** A login, user name or password was judged and is not right. */
export const judgesLogin = (text: string): boolean => judged.test(text) && !ofTheCommand.test(text);

const LOCKED = String.raw`(?:(?:un)?lock(?:ed)?[ -]?out|locked|frozen|gesperrt|verrouill\w{1,3}|bloqu\S{1,4}|bloccat\w)`;
const ACCOUNT = String.raw`(?:accounts?|users?|log ?-?ins?|konto|compte|cuenta|conta|utente)`;

const locked = new RegExp(
  String.raw`\b${ACCOUNT}\b.{0,40}\b${LOCKED}(?!\w)|\b${LOCKED} .{0,20}\b${ACCOUNT}\b|\block(?:ed)?[ -]?outs?\b|\blocked\b.{0,40}\b(?:failed|attempts|passwords?)\b|\b(?:failed|attempts)\b.{0,40}\blocked\b|заблокирован|(?:账号|帐号|账户|帳號).{0,6}(?:锁定|冻结|鎖定)`,
  'i',
);
/** Of the mailbox, which another session holds. */
const held =
  /\b(?:another|other) |\bsessions?\b|\bprocess\b|\bin use\b|\bmail ?(?:drop|box) (?:is )?(?:already )?locked\b|\bto lock\b|\block (?:failed|file)\b/i;

/** The account is locked, mostly after wrong passwords: every further login prolongs that. */
export const tellsLock = (text: string): boolean =>
  locked.test(text) && (!held.test(text) || /\b(?:failed|attempts)\b/i.test(text));

/** Somebody else has the mailbox open: the login itself was good. */
export const tellsHeld = (text: string): boolean =>
  /\b(?:mail ?(?:drop|box)|account)\b.{0,30}\b(?:locked|in use)\b|\bto lock\b.{0,20}\bmail ?(?:drop|box)\b/i.test(
    text,
  ) && !tellsLock(text);

const closed =
  /\b(?:accounts?|users?)\b.{0,40}\b(?:disabled|suspended|deactivated|blocked|closed|expired|not (?:enabled|active|activated|allowed|permitted))\b|\b(?:disabled|suspended|deactivated|blocked|inactive) (?:user )?account\b/i;

/** The account itself is not let in, whatever its password. */
export const refusesAccount = (text: string): boolean => tellsLock(text) || closed.test(text);
