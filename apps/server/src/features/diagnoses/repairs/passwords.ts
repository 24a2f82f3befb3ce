import type { Values } from '../values.js';

/** Steps for a mailbox that signs in with a password. */

export const makeAppPassword = ({ house, login }: Values): string =>
  house
    ? `Sign in as ${login} and make an app password${house.calls ? ` (${house.calls})` : ''}: ${house.made}.`
    : `Sign in to the provider’s web page as ${login} and make an app password: it stands under security, two-step sign-in or mail programs.`;

/** What else may be the reason, by what is known of the provider. */
export function otherReasons({ house, software, host }: Values): string[] {
  if (house)
    return [
      ...(house.allowed ? [`Programs must be allowed at ${house.name}: ${house.allowed}.`] : []),
      ...(house.password === 'BOTH'
        ? [
            `With two-step sign-in on, ${house.name} wants an app password${house.calls ? ` (${house.calls})` : ''} instead: ${house.made}.`,
          ]
        : []),
    ];
  if (software === 'EXCHANGE')
    return [
      `An Exchange server of one’s own may want DOMAIN\\name as login, and answers the same where this protocol is off for the mailbox: whoever runs ${host} looks there.`,
    ];
  return [
    'If the account has two-step sign-in, the provider wants an app password instead: make one in the account’s security settings.',
  ];
}

export const offersTokens = ({ mechanisms }: Values): boolean => mechanisms.some(isOfToken);

/** Nothing but tokens is offered: a password is no way out. */
export const takesTokensAlone = ({ mechanisms }: Values): boolean =>
  mechanisms.length > 0 && mechanisms.every(isOfToken);

const isOfToken = (mechanism: string): boolean => /^(?:XOAUTH2?|OAUTHBEARER)$/.test(mechanism);
