import {
  base64,
  challengeAnswer,
  challengeText,
  plain,
  safeText,
  TOKEN_MECHANISMS,
  tokenMessage,
  type TokenLogin,
  type TokenMechanism,
} from './sasl.js';
import type { Mechanism, Refusal, Way } from './sign-in-ways.js';

/** A server's answer within a login. */
export type Answer =
  /** It asks for the next response; `challenge` in base64, mostly empty. */
  | { kind: 'go-on'; challenge: string }
  | { kind: 'accepted' }
  /** `unclear`: only where it stands in the exchange tells what was judged. */
  | { kind: 'refused'; of: 'way' | 'secret' | 'unclear' | 'else' };

/** How a protocol carries SASL (RFC 4422). */
export interface Carrier {
  begin(mechanism: string, response?: string): Promise<Answer>;
  respond(response: string): Promise<Answer>;
}

export interface Login extends Omit<TokenLogin, 'token'> {
  /** A token or a password, as the mechanism wants. */
  secret: string;
}

/** No exchange of ours has more turns; a server that asks on is not answered any more. */
const MOST_TURNS = 5;

/** The responses of a mechanism in their order, in base64; the last one holds the secret. Throws UnsafeValue. */
export function responsesOf(mechanism: Mechanism, { secret, ...login }: Login): string[] {
  if (isToken(mechanism)) return [base64(tokenMessage(mechanism, { ...login, token: secret }))];
  if (mechanism === 'PLAIN') return [base64(plain(login.username, secret))];
  return [safeText(login.username, 'login'), safeText(secret, 'password')].map(base64);
}

/** Signs in once by a SASL mechanism; undefined where the server let us in. Throws UnsafeValue. */
export async function exchange(
  carrier: Carrier,
  { mechanism, form }: Way,
  login: Login,
): Promise<Refusal | undefined> {
  const responses = responsesOf(mechanism, login);
  let next = form === 'one-line' ? 1 : 0;
  let answer = await carrier.begin(mechanism, form === 'one-line' ? responses[0] : undefined);
  for (let turn = 0; answer.kind === 'go-on' && turn < MOST_TURNS; turn += 1) {
    // It takes no initial response after all, and asks for what it has been told.
    if (turn === 0 && asksAnew(mechanism, answer.challenge)) next = 0;
    answer = await carrier.respond(responses[next] ?? endOf(mechanism));
    next += 1;
  }
  const secretSent = next >= responses.length;
  if (answer.kind === 'accepted' && secretSent) return undefined;
  // It lets in whom it does not know, or asks for more than there is.
  if (answer.kind !== 'refused') return { of: 'else', secretSent };
  return refusalOf(answer, secretSent);
}

/** Nobody can judge what was not shown. */
export function refusalOf(
  { of }: Extract<Answer, { kind: 'refused' }>,
  secretSent: boolean,
): Refusal {
  if (of === 'secret') return { of: secretSent ? 'secret' : 'mechanism', secretSent };
  if (of === 'unclear') return { of: secretSent ? 'secret' : 'way', secretSent };
  return { of, secretSent };
}

/** Of a token only an error is told by a challenge, and that is JSON (RFC 7628 section 3.2.2). */
function asksAnew(mechanism: Mechanism, challenge: string): boolean {
  if (mechanism === 'LOGIN') return /^user/i.test(Buffer.from(challenge, 'base64').toString());
  return !isToken(mechanism) || challengeText(challenge) === undefined;
}

/** A token's error comes as a challenge, whose answer brings the refusal; another exchange is called off. */
function endOf(mechanism: Mechanism): string {
  return isToken(mechanism) ? challengeAnswer(mechanism) : '*';
}

function isToken(mechanism: Mechanism): mechanism is TokenMechanism {
  return TOKEN_MECHANISMS.some((one) => one === mechanism);
}
