import type { Values } from '../values.js';
import { newServicePrincipal } from './exchange.js';
import { powershell, powershellText } from './shell.js';

/**
 * Sending as the application, allowed for one address: role-based access control for applications,
 * which covers SMTP.SendAsApp since November 2025 (MC1158911; learn.microsoft.com,
 * exchange/permissions-exo/application-rbac). The name of the role is from one source alone.
 * Application Access Policies, which it replaces, are never made here.
 */
const ROLE = 'Application SMTP.SendAsApp';

const scopeName = ({ from }: Values): string => `Mailkey sends as ${from}`.slice(0, 64);

export const allowApplicationToSend = (v: Values): string[] => [
  newServicePrincipal(v),
  powershell('New-ManagementScope', {
    Name: scopeName(v),
    RecipientRestrictionFilter: `PrimarySmtpAddress -eq ${powershellText(v.from)}`,
  }),
  powershell('New-ManagementRoleAssignment', {
    App: v.servicePrincipal,
    Role: ROLE,
    CustomResourceScope: scopeName(v),
  }),
  powershell('Test-ServicePrincipalAuthorization', {
    Identity: v.servicePrincipal,
    Resource: v.from,
  }),
];

/** What goes with the commands, in words. */
export const applicationSendingSteps = ({ from }: Values): string[] => [
  `Run the commands below: they let the application send as ${from} and as nobody else, by the role “${ROLE}” (it may be spelled otherwise in your tenant: Get-ManagementRole “Application*” lists the names).`,
  'Remove SMTP.SendAsApp from the API permissions in Entra then: the two rights add up, and that one is for every mailbox.',
  'It takes 15 to 30 minutes. The last command shows InScope True as soon as it counts.',
];
