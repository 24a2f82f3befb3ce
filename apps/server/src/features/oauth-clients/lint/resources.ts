import { scopeResource } from '../scopes.js';
import { lintRule, type LintContext, type LintedClient } from './finding.js';
import { byUser, isGoogle, isMicrosoft, permission } from './reading.js';

const mailPermissions = new Set(['imap.accessasuser.all', 'pop.accessasuser.all', 'smtp.send']);

/** Whether a scope opens mail to a protocol at Exchange Online, and which one. */
const needed = {
  IMAP: 'imap.accessasuser.all',
  POP3: 'pop.accessasuser.all',
  SMTP: 'smtp.send',
} as const;

export const resourceRules = [
  lintRule('scope-of-graph', (client) => {
    const found = client.scopes.find(
      (scope) =>
        scopeResource(scope) === 'graph.microsoft.com' ||
        /^mail\.(read|readwrite|send)(\.shared|basic)?$/i.test(scope),
    );
    return found && isMicrosoft(client)
      ? {
          severity: 'ERROR',
          field: 'scopes',
          title: 'A token for Microsoft Graph opens no mailbox over IMAP, POP or SMTP.',
          fix: `Replace ${quoted(found)} by the permission as https://outlook.office.com/…, although the portal lists it under Graph.`,
        }
      : undefined;
  }),

  lintRule('scope-without-resource', (client) => {
    const found = client.scopes.find((scope) => mailPermissions.has(scope.trim().toLowerCase()));
    return found && isMicrosoft(client)
      ? {
          severity: 'ERROR',
          field: 'scopes',
          title: 'A bare permission name means Microsoft Graph.',
          fix: `Ask for https://outlook.office.com/${found.trim()}.`,
        }
      : undefined;
  }),

  lintRule('two-resources', (client) => {
    const named = client.scopes.map(scopeResource).filter((resource) => resource !== undefined);
    const resources = [...new Set(named)];
    return isMicrosoft(client) && resources.length > 1
      ? {
          severity: 'ERROR',
          field: 'scopes',
          title: 'The scopes belong to two resources, and a token is for one.',
          fix: `Keep the scopes of https://outlook.office.com and remove those of ${quoted(other(resources))}.`,
        }
      : undefined;
  }),

  ...(['IMAP', 'POP3', 'SMTP'] as const).map((protocol) =>
    lintRule(`scope-missing-for-${lower(protocol)}`, (client, context) =>
      usedBy(context, protocol) && !opens(client, protocol)
        ? {
            severity: 'ERROR',
            field: 'scopes',
            title: `A mailbox uses ${protocol}, and no scope asks for it.`,
            fix: `Add https://outlook.office.com/${spelled[protocol]}, allow it in the app registration, and validate again.`,
          }
        : undefined,
    ),
  ),

  lintRule('scope-without-mail', (client, { mailboxes }) => {
    const any = (['IMAP', 'POP3', 'SMTP'] as const).some((protocol) => opens(client, protocol));
    return mailboxes.length === 0 && client.scopes.length > 0 && !any
      ? {
          severity: 'WARNING',
          field: 'scopes',
          title: 'No scope opens mail.',
          fix: 'Add the scopes for the protocols that your mailboxes will use.',
        }
      : undefined;
  }),

  lintRule('scope-of-gmail-api', (client) => {
    const found = client.scopes.find((scope) => /googleapis\.com\/auth\/gmail/i.test(scope));
    return found && isGoogle(client) && !client.scopes.includes('https://mail.google.com/')
      ? {
          severity: 'ERROR',
          field: 'scopes',
          title: 'This scope is for the Gmail API, not for IMAP, POP and SMTP.',
          fix: 'Ask for https://mail.google.com/ (with the slash at its end).',
        }
      : undefined;
  }),

  lintRule('google-scope-without-slash', (client) =>
    isGoogle(client) && client.scopes.includes('https://mail.google.com')
      ? {
          severity: 'ERROR',
          field: 'scopes',
          title: 'The slash at the end of the scope is missing.',
          fix: 'It reads https://mail.google.com/ with a slash.',
        }
      : undefined,
  ),
] as const;

const spelled = { IMAP: 'IMAP.AccessAsUser.All', POP3: 'POP.AccessAsUser.All', SMTP: 'SMTP.Send' };

type Protocol = keyof typeof needed;

function lower<const P extends Protocol>(protocol: P): Lowercase<P> {
  // toLowerCase is typed as string; for these three it is exactly that.
  return protocol.toLowerCase() as Lowercase<P>;
}

function usedBy({ mailboxes }: LintContext, protocol: Protocol): boolean {
  return mailboxes.some(({ incoming, outgoing }) =>
    protocol === 'SMTP' ? outgoing !== undefined : incoming?.protocol === protocol,
  );
}

/** Only Microsoft's scopes tell the protocols apart; elsewhere, and for a whole API, the benefit of the doubt. */
function opens(client: LintedClient, protocol: Protocol): boolean {
  if (!isMicrosoft(client) || !byUser(client)) return true;
  return client.scopes.some((scope) => [needed[protocol], '.default'].includes(permission(scope)));
}

function other(resources: string[]): string {
  return resources.find((resource) => resource !== 'outlook.office.com') ?? '';
}

function quoted(text: string): string {
  return `“${text.slice(0, 100)}”`;
}
