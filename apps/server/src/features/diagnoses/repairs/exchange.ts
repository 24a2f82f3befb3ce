import type { Values } from '../values.js';
import { az, powershell } from './shell.js';

export const openMailboxes =
  'Open Exchange admin centre → Recipients → Mailboxes: https://admin.exchange.microsoft.com/#/mailboxes';

export const openActiveUsers =
  'Open Microsoft 365 admin centre → Users → Active users: https://admin.microsoft.com/#/users';

export const connectExchange = powershell('Connect-ExchangeOnline');

/** What Exchange allows on this mailbox, protocol by protocol. */
export const showProtocols = ({ mailbox }: Values): string =>
  `${powershell('Get-CASMailbox', { Identity: mailbox })} | Format-List ImapEnabled,PopEnabled,SmtpClientAuthenticationDisabled`;

export const setProtocol = (
  { mailbox }: Values,
  setting: 'ImapEnabled' | 'PopEnabled' | 'SmtpClientAuthenticationDisabled',
): string =>
  powershell('Set-CASMailbox', {
    Identity: mailbox,
    [setting]: setting !== 'SmtpClientAuthenticationDisabled',
  });

export const showMailbox = ({ mailbox }: Values): string =>
  `${powershell('Get-EXOMailbox', { Identity: mailbox, PropertySets: 'Minimum' })} | Format-List UserPrincipalName,PrimarySmtpAddress,RecipientTypeDetails`;

/** For a person: the delegate. AutoMapping would open the mailbox in their Outlook. */
export const allowFullAccess = ({ mailbox, account }: Values): string =>
  powershell('Add-MailboxPermission', {
    Identity: mailbox,
    User: account,
    AccessRights: 'FullAccess',
    AutoMapping: false,
  });

export const showFullAccess = ({ mailbox }: Values): string =>
  `${powershell('Get-MailboxPermission', { Identity: mailbox })} | Format-Table User,AccessRights,Deny`;

export const allowSendAs = ({ from, account, servicePrincipal, appOnly }: Values): string =>
  powershell('Add-RecipientPermission', {
    Identity: from,
    Trustee: appOnly ? servicePrincipal : account,
    AccessRights: 'SendAs',
    Confirm: false,
  });

/** Exchange's own entry for the application: its object id must be the enterprise application's. */
export const newServicePrincipal = ({ appId, servicePrincipal }: Values): string =>
  powershell('New-ServicePrincipal', {
    AppId: appId,
    ObjectId: servicePrincipal,
    DisplayName: 'Mailkey',
  });

export const showServicePrincipal = ({ appId }: Values): string =>
  `${powershell('Get-ServicePrincipal', { Identity: appId })} | Format-List AppId,ObjectId,DisplayName`;

export const allowApplication = ({ mailbox, servicePrincipal }: Values): string =>
  powershell('Add-MailboxPermission', {
    Identity: mailbox,
    User: servicePrincipal,
    AccessRights: 'FullAccess',
    AutoMapping: false,
  });

/** Prints the enterprise application's object id, which the two commands above want. */
export const azServicePrincipal = ({ appId }: Values): string =>
  az('ad sp show', { id: appId, query: 'id', output: 'tsv' });
