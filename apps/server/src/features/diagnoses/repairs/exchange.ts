import { pageOf } from '../../providers/cloud.js';
import type { Values } from '../values.js';
import { azure, adminPage } from './entra.js';
import { az, powershell } from './shell.js';

export const openMailboxes = ({ cloud }: Values): string =>
  `Open Exchange admin centre → Recipients → Mailboxes: ${pageOf(cloud.exchangeAdmin, '/mailboxes')}`;

export const openActiveUsers = (v: Values): string =>
  `Open ${adminPage(v, 'Users → Active users', '/users')}`;

export const openRestrictedEntities = ({ cloud }: Values): string =>
  cloud.defender
    ? `Open Microsoft Defender portal → Email & collaboration → Review → Restricted entities (${cloud.defender}/restrictedentities)`
    : `Open Exchange admin centre → Protection → Restricted users (${cloud.exchangeAdmin})`;

/** Each cloud but the worldwide one has an Exchange of its own to connect to. */
export const connectExchange = ({ cloud }: Values): string =>
  cloud.exchangeEnvironment
    ? `Connect-ExchangeOnline -ExchangeEnvironmentName ${cloud.exchangeEnvironment}`
    : powershell('Connect-ExchangeOnline');

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

/** A person: SendAs on the address. An application: a role for that address (see application-smtp.ts). */
export const allowSendAs = ({ from, account }: Values): string =>
  powershell('Add-RecipientPermission', {
    Identity: from,
    Trustee: account,
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
export const azServicePrincipal = (v: Values): string[] =>
  azure(v, az('ad sp show', { id: v.appId, query: 'id', output: 'tsv' }));
