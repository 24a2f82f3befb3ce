import { consumerTenant, tokenFault } from '../predicates/token.js';
import { fact } from '../matchers.js';
import { openClient, privateWindow, signInAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';

export const tokenTenantWrong = rule({
  code: 'token-tenant-wrong',
  stage: 'TOKEN_CONTENT',
  of: 'MICROSOFT_365',
  actor: 'MAILBOX_USER',
  title: 'The token is of another tenant than the client’s',
  cause: 'Whoever signed in belongs to another organisation than the one that this client is for.',
  match: (evidence) => {
    const { client, tokenContent } = evidence.facts;
    const wanted = client?.tenant?.toLowerCase();
    const got = tokenContent?.tenant?.toLowerCase();
    // A tenant may be set by a domain name, which cannot be compared with an ID.
    const comparable = wanted && got && /^[0-9a-f-]{36}$/.test(wanted) && got !== consumerTenant;
    return comparable && wanted !== got
      ? tokenFault(evidence, fact('CERTAIN', `The client is for ${wanted}, the token of ${got}.`))
      : undefined;
  },
  repair: (v) => ({
    fix: [
      `${signInAgain(v)} ${privateWindow} Use an account of the tenant ${v.tenant}.`,
      `If the tenant of the client is wrong: ${openClient(v)} and correct it.`,
    ],
  }),
});
