import {
  insteadOfPassword,
  passwordSmtpAt,
  type PasswordSmtp,
} from '../../providers/password-smtp.js';
import type { Repair } from '../rule.js';
import type { Values } from '../values.js';
import { connectExchange } from './exchange.js';
import { byPassword, checkAgain, openMailbox } from './mailkey.js';
import { powershell } from './shell.js';

/** Why Exchange refuses a password for sending: each has a text of its own, and its own way back. */
export type PasswordRefusal = 'SWITCH' | 'SECURITY_DEFAULTS' | 'POLICY' | 'DEFAULT';

const until = 'until the second half of 2027, for which Microsoft has announced the final end';

const undone: Record<PasswordRefusal, string> = {
  SWITCH: `It can be undone: with the switch on, a password works again, ${until}.`,
  SECURITY_DEFAULTS: `It can be undone only for the whole tenant, by switching its security defaults off, and ${until}.`,
  POLICY: `It can be undone: the policy may leave this account out, ${until}.`,
  DEFAULT: `It may be undone: an administrator can switch it on again in tenants made before 2027, ${until}. Tenants made later do not have it.`,
};

/** Whether a password can be used here again, and what to do instead. Nothing where OAuth was used. */
export function aboutPassword(v: Values, refusal: PasswordRefusal): string[] {
  if (!byPassword(v) && refusal !== 'DEFAULT') return [];
  const ended = passwordSmtpAt(v.facts.now) === 'ENDED';
  return [
    ended
      ? 'For a password it cannot be undone any more: Microsoft has announced the end of passwords for sending for the second half of 2027.'
      : undone[refusal],
    `What lasts: ${insteadOfPassword.oauth}`,
    insteadOfPassword.inside,
  ];
}

const titles: Record<PasswordSmtp, string> = {
  ON: 'Exchange has sending with a password switched off here',
  OFF_BY_DEFAULT: 'Exchange takes no password for sending: the default since Dec 2026',
  ENDED: 'Exchange takes no passwords for sending any more',
};

const causes: Record<PasswordSmtp, string> = {
  ON: 'Basic authentication is off for sending: by an authentication policy of this tenant, or since the default of December 2026 has come to it already.',
  OFF_BY_DEFAULT:
    'At the end of December 2026 Microsoft has switched Basic authentication off for sending, and this tenant has not switched it on again. Tenants made later do not have it at all.',
  ENDED:
    'The final end of Basic authentication for sending was announced for the second half of 2027.',
};

/** Refused as a password, whatever stood behind it. */
export function passwordNotSupported(v: Values): Repair {
  const state = passwordSmtpAt(v.facts.now);
  return {
    title: titles[state],
    cause: causes[state],
    fix: [
      `${openMailbox(v)} and choose OAuth with an OAuth client instead of a password.`,
      ...aboutPassword(v, 'DEFAULT'),
      checkAgain(v),
    ],
    commands: [connectExchange(v), ...showSwitches(v)],
  };
}

/** They change nothing: both switches and the policy, as they are. */
export const showSwitches = ({ login }: Values): string[] => [
  `${powershell('Get-TransportConfig')} | Format-List SmtpClientAuthenticationDisabled`,
  `${powershell('Get-CASMailbox', { Identity: login })} | Format-List SmtpClientAuthenticationDisabled`,
  `${powershell('Get-AuthenticationPolicy')} | Format-List Name,AllowBasicAuthSmtp`,
];
