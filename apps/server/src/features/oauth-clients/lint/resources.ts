import { cloudFacts, clouds } from '../../providers/cloud.js';
import type { Provider } from '../../providers/provider.js';
import { scopeResource } from '../scopes.js';
import { lintRule, type LintContext, type LintedClient } from './finding.js';
import { byUser, cloudOf, exchangeOf, isGoogle, isMicrosoft, permission } from './reading.js';

/** Graph in every cloud. */
const graphs = new Set(clouds.map((cloud) => cloudFacts[cloud].graph));

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
        graphs.has(scopeResource(scope) ?? '') ||
        /^mail\.(read|readwrite|send)(\.shared|basic)?$/i.test(scope),
    );
    return found && isMicrosoft(client)
      ? {
          severity: 'ERROR',
          field: 'scopes',
          title: 'A token for Microsoft Graph opens no mailbox over IMAP, POP or SMTP.',
          fix: `Replace ${quoted(found)} by the permission as ${exchangeOf(client)}/…, although the portal lists it under Graph.`,
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
          fix: `Ask for ${exchangeOf(client)}/${found.trim()}.`,
        }
      : undefined;
  }),

  lintRule('two-resources', (client) => {
    const named = client.scopes
      .map((scope) => resourceOf(scope, client))
      .filter((resource) => resource !== undefined);
    const resources = [...new Set(named)];
    return isMicrosoft(client) && resources.length > 1
      ? {
          severity: 'ERROR',
          field: 'scopes',
          title: 'The scopes belong to two resources, and a token is for one.',
          fix: `Keep the scopes of ${exchangeOf(client)} and remove those of ${quoted(other(resources, client))}.`,
        }
      : undefined;
  }),

  ...(['IMAP', 'POP3', 'SMTP'] as const).map((protocol) =>
    lintRule(`scope-missing-for-${lower(protocol)}`, (client, context) =>
      usedBy(context, protocol) && !opens(client, protocol, context.provider)
        ? {
            severity: 'ERROR',
            field: 'scopes',
            title: `A mailbox uses ${protocol}, and no scope asks for it.`,
            fix: `Add ${scopeFor(protocol, client, context.provider)}, allow it in the app registration, and validate again.`,
          }
        : undefined,
    ),
  ),

  lintRule('scope-without-mail', (client, { mailboxes, provider }) => {
    const any = (['IMAP', 'POP3', 'SMTP'] as const).some((protocol) =>
      opens(client, protocol, provider),
    );
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

/** Where nothing is known of the provider's scopes, and for a whole API, the benefit of the doubt. */
function opens(client: LintedClient, protocol: Protocol, provider: Provider): boolean {
  if (!byUser(client)) return true;
  if (!isMicrosoft(client)) return opensElsewhere(client, protocol, provider);
  return client.scopes.some((scope) => [needed[protocol], '.default'].includes(permission(scope)));
}

function opensElsewhere(client: LintedClient, protocol: Protocol, provider: Provider): boolean {
  // Google's one scope opens all; what is said of its other scopes, other rules say.
  if (provider.id === 'GOOGLE') return client.scopes.some((scope) => /mail/i.test(scope));
  const wanted = provider.scopes.filter(({ purpose }) => purpose === protocol);
  if (provider.id === 'SANDBOX' || wanted.length === 0) return true;
  // A narrower scope of the same kind (mail:imap_ro beside mail:imap_full) opens it as well.
  const kinds = wanted.map(({ value }) => value.replace(/_\w+$/, ''));
  return client.scopes.some((scope) => kinds.some((kind) => scope.startsWith(kind)));
}

function scopeFor(protocol: Protocol, client: LintedClient, provider: Provider): string {
  if (isMicrosoft(client)) return `${exchangeOf(client)}/${spelled[protocol]}`;
  const known = provider.scopes.find(({ purpose }) => purpose === protocol) ?? provider.scopes[0];
  return known?.value ?? 'the scope for it';
}

/** A bare permission such as User.Read is Graph's. */
function resourceOf(scope: string, client: LintedClient): string | undefined {
  const bare = /^[a-z]+(?:\.[a-z]+)+$/i.test(scope) && !mailPermissions.has(scope.toLowerCase());
  return bare ? cloudOf(client).graph : scopeResource(scope);
}

function other(resources: string[], client: LintedClient): string {
  return resources.find((resource) => `https://${resource}` !== exchangeOf(client)) ?? '';
}

function quoted(text: string): string {
  return `“${text.slice(0, 100)}”`;
}
