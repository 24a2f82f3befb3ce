import { all, because, certain, not, reads, says } from '../matchers.js';
import { openApp } from '../repairs/entra.js';
import { openClient, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

const LONGEST = 4096;

export const popTokenTooLong = rule({
  code: 'pop-token-too-long',
  stage: 'POP3',
  authentication: 'OAUTH2',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  refines: ['token-too-long'],
  title: 'The token is longer than Exchange’s POP3 server takes',
  cause:
    'Tokens of people in many groups, or with many claims, are longer than the line that the POP3 server of Exchange Online reads. IMAP takes them.',
  match: (evidence) => {
    const match = certain(
      all(says('err protocol error'), says('connection is closed'), not(says('protocol error 19'))),
    )(evidence);
    if (!match?.said) return undefined;
    const { length } = evidence.facts.tokenContent ?? {};
    if (length !== undefined) {
      return length > LONGEST
        ? because(match, `The token has ${length} characters; up to ${LONGEST} are read.`)
        : undefined;
    }
    const twoLines = reads(/(?<!\w)\+ {1,2}-ERR/i)(match.said) !== undefined;
    return {
      ...because(match, 'How long the token is, is not known.'),
      certainty: twoLines ? 'CERTAIN' : 'LIKELY',
    };
  },
  repair: (v) => ({
    fix: [
      `${openMailbox(v)} and use IMAP (${v.cloud.imap}, 993, TLS) instead of POP3.`,
      `${openApp(v, 'Token configuration')} and remove group and optional claims.`,
      `${openClient(v)} and ask for the POP scope alone, so that the token gets shorter.`,
      'In another program: AUTH XOAUTH2 must be sent first and the token on the next line.',
    ],
  }),
});
