import { fact } from '../matchers.js';
import { signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const tokenOfAnotherApp = rule({
  code: 'token-of-another-app',
  stage: 'TOKEN_CONTENT',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'The token was issued to another application',
  cause:
    'The grant in use comes from an earlier client ID. It goes on working until it ends, and then cannot be renewed.',
  severity: 'WARNING',
  match: ({ facts: { client, tokenContent, provider } }) =>
    provider === 'MICROSOFT_365' &&
    client?.clientId &&
    tokenContent?.appId &&
    client.clientId.toLowerCase() !== tokenContent.appId.toLowerCase()
      ? fact('CERTAIN', `The client is ${client.clientId}, the token of ${tokenContent.appId}.`)
      : undefined,
  repair: (v) => ({ fix: [signInAgain(v)] }),
});
