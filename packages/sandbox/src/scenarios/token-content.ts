import { mailScopes } from '../tenant.js';
import { domain } from '../people.js';
import type { Effect, Scenario } from './scenario.js';

/** Answers with 200 in which something is missing or wrong, and tokens that are not what they should be. */
export const tokenContentScenarios: Scenario[] = [
  row('scope-dropped', 'SMTP.Send is not granted', 'scope-granted-less-than-requested', {
    at: 'scopes',
    keep: (scope) => !scope.endsWith('SMTP.Send'),
  }),
  row('no-refresh-token', 'No refresh token', 'refresh-token-not-issued', {
    at: 'answer',
    change: ({ refresh_token: _, ...answer }) => answer,
  }),
  row('token-type-mac', 'A token type nobody knows', 'token-answer-malformed', {
    at: 'answer',
    change: (answer) => ({ ...answer, token_type: 'mac' }),
  }),
  row('no-access-token', 'No access token in the answer', 'token-answer-malformed', {
    at: 'answer',
    change: ({ access_token: _, ...answer }) => answer,
  }),
  row('graph-token', 'A token for Graph', 'token-audience-wrong', {
    at: 'claims',
    change: (claims) => ({ ...claims, aud: 'https://graph.microsoft.com' }),
  }),
  row('scope-not-in-token', 'The token lacks the IMAP scope', 'token-scope-missing', {
    at: 'claims',
    change: (claims) => ({
      ...claims,
      scp: mailScopes.filter((s) => !s.startsWith('IMAP')).join(' '),
    }),
  }),
  row('token-expired', 'The access token is expired already', 'token-expired', {
    at: 'claims',
    change: (claims, { now }) => {
      const minutesAgo = (minutes: number) => Math.floor(now.getTime() / 1000) - minutes * 60;
      return { ...claims, iat: minutesAgo(90), nbf: minutesAgo(90), exp: minutesAgo(30) };
    },
  }),
  row('wrong-account', 'The browser was signed in as somebody else', 'signed-in-as-other-user', {
    at: 'person',
    instead: (address) => (address === `ben@${domain}` ? `ana@${domain}` : `ben@${domain}`),
  }),
  row('tenant-wrong', 'A token of another tenant', 'token-tenant-wrong', {
    at: 'claims',
    change: (claims) => ({
      ...claims,
      tid: '99999999-8888-7777-6666-555555555555',
      iss: 'https://sts.windows.net/99999999-8888-7777-6666-555555555555/',
    }),
  }),
  row('guest-account', 'The person is a guest', 'guest-account-token', {
    at: 'claims',
    change: ({ preferred_username: _, ...claims }) => ({
      ...claims,
      upn: `jane_outlook.com#EXT#@${domain}`,
      unique_name: `live.com#jane@outlook.com`,
    }),
  }),
];

function row(name: string, title: string, ...[diagnosis, effect]: [string, Effect]): Scenario {
  return { name, title, where: 'token-content', diagnosis, choose: { consent: true }, effect };
}
