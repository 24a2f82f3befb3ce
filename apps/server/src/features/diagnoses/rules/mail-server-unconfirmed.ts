import { fact } from '../matchers.js';
import { checkAgain, openMailbox } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const mailServerUnconfirmed = rule({
  code: 'mail-server-unconfirmed',
  stage: 'SETTINGS',
  authentication: 'OAUTH2',
  actor: 'OPERATOR',
  title: 'This mail server is new to this client: an admin must confirm it',
  cause:
    'Tokens go to the mail servers that the provider is known for, and to those that an admin has confirmed for this OAuth client. No token was fetched, and the server was not asked.',
  match: ({ facts: { unconfirmed } }) =>
    unconfirmed ? fact('CERTAIN', `Not confirmed: ${unconfirmed.join(', ')}.`) : undefined,
  repair: (v) => {
    const places = v.facts.unconfirmed?.join(' and ') ?? 'the mail server';
    return {
      fix: [
        `If ${places} is not where this mailbox lies, correct its servers, and ask who entered them.`,
        `${openMailbox(v)} as an admin of Mailkey, look at the server’s name letter by letter, and choose Confirm.`,
        checkAgain(v),
      ],
    };
  },
});
