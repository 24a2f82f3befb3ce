import { applicationScope } from '../../providers/cloud.js';
import { separatorCharacter } from '../scopes.js';
import { lintRule } from './finding.js';
import { byUser, cloudOf, isMicrosoft, permission } from './reading.js';

export const scopeRules = [
  lintRule('scopes-missing', ({ scopes }) =>
    scopes.length === 0
      ? {
          severity: 'WARNING',
          field: 'scopes',
          title: 'No scope is asked for.',
          fix: 'Most providers open no mailbox without one: look up the scopes for IMAP, POP and SMTP.',
        }
      : undefined,
  ),

  lintRule('scope-has-separator', ({ scopes, scopeSeparator }) => {
    const character = separatorCharacter(scopeSeparator);
    const broken = scopes.find((scope) => /[\s,;]/.test(scope) || scope.includes(character));
    return broken === undefined
      ? undefined
      : {
          severity: 'ERROR',
          field: 'scopes',
          title: 'One scope holds several, or a line break.',
          fix: 'Enter each scope by itself: Mailkey joins them with the separator.',
        };
  }),

  lintRule('separator-unusual', ({ scopes, scopeSeparator }, { provider }) =>
    provider.id !== 'GENERIC' && scopes.length > 1 && scopeSeparator !== provider.scopeSeparator
      ? {
          severity: 'ERROR',
          field: 'scopeSeparator',
          title: `${provider.label} separates scopes by a space.`,
          fix: 'Choose Space as Scope Separator Char.',
        }
      : undefined,
  ),

  lintRule('scope-twice', ({ scopes }) => {
    const names = scopes.map((scope) => scope.trim().toLowerCase());
    return new Set(names).size < names.length
      ? {
          severity: 'INFO',
          field: 'scopes',
          title: 'A scope stands there twice.',
          fix: 'Remove one of them.',
        }
      : undefined;
  }),

  lintRule('offline-access-missing', (client) =>
    isMicrosoft(client) &&
    byUser(client) &&
    client.scopes.length > 0 &&
    !has(client.scopes, 'offline_access')
      ? {
          severity: 'ERROR',
          field: 'scopes',
          title: 'Without offline_access the access ends after about an hour.',
          fix: 'Add the scope offline_access, and allow it in the app registration too.',
        }
      : undefined,
  ),

  lintRule('application-scope-for-user', (client) =>
    isMicrosoft(client) &&
    byUser(client) &&
    client.scopes.some((scope) => /\.(access|send)asapp$/i.test(scope))
      ? {
          severity: 'ERROR',
          field: 'scopes',
          title: 'This scope is for access as the application.',
          fix: 'On behalf of a user ask for IMAP.AccessAsUser.All, POP.AccessAsUser.All or SMTP.Send.',
        }
      : undefined,
  ),

  lintRule('application-needs-default-scope', (client) =>
    isMicrosoft(client) &&
    !byUser(client) &&
    client.scopes.length > 0 &&
    !(client.scopes.length === 1 && permission(client.scopes[0] ?? '') === '.default')
      ? {
          severity: 'ERROR',
          field: 'scopes',
          title: 'As the application, Microsoft takes one scope only, and it ends in /.default.',
          fix: `Ask for ${applicationScope(cloudOf(client))} alone.`,
        }
      : undefined,
  ),

  lintRule('default-scope-mixed', (client) => {
    const mail = client.scopes.filter((scope) => scope.includes('/'));
    return byUser(client) &&
      mail.length > 1 &&
      mail.some((scope) => permission(scope) === '.default')
      ? {
          severity: 'ERROR',
          field: 'scopes',
          title: '/.default cannot be asked together with single permissions.',
          fix: 'Name the permissions one by one, or ask for /.default alone.',
        }
      : undefined;
  }),
] as const;

function has(scopes: readonly string[], name: string): boolean {
  return scopes.some((scope) => scope.trim().toLowerCase() === name);
}
