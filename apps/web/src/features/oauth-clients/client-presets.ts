import type { GrantType } from '@mailkey/schema';
import { changedFields } from '../../lib/changed-fields.js';
import { fillPlaceholders, missingPlaceholders } from '../../lib/placeholders.js';
import type { Provider } from '../providers/useProviders.js';
import type { ClientForm } from './client-form.js';

type Preset = Pick<
  ClientForm,
  'authorizeUrl' | 'accessTokenUrl' | 'scopes' | 'scopeSeparator' | 'clientAuthentication'
>;

function presetUrl(template: string | null, tenant: string): string {
  const values = { tenant };
  if (!template || missingPlaceholders(template, values).length > 0) return '';
  return fillPlaceholders(template, values);
}

/** The scopes to ask for: the provider's usual ones, or those of an application on its own. */
function presetScopes(provider: Provider, grantType: GrantType): string[] {
  const own = provider.scopes.filter(({ purpose }) => purpose === 'APPLICATION');
  const chosen =
    grantType === 'CLIENT_CREDENTIALS' && own.length > 0
      ? own
      : provider.scopes.filter(({ preset }) => preset);
  return chosen.map(({ value }) => value);
}

function presetOf(provider: Provider | undefined, form: ClientForm): Preset | undefined {
  return (
    provider && {
      authorizeUrl: presetUrl(provider.authorizeUrl, form.tenant),
      accessTokenUrl: presetUrl(provider.accessTokenUrl, form.tenant),
      scopes: presetScopes(provider, form.grantType),
      scopeSeparator: provider.scopeSeparator,
      clientAuthentication: provider.clientAuthentication,
    }
  );
}

/**
 * The form after a change. What still stands as the former provider, tenant and kind of access had
 * preset it follows along; what somebody typed stays.
 */
export function changedClient(
  form: ClientForm,
  change: Partial<ClientForm>,
  providerOf: (id: ClientForm['provider']) => Provider | undefined,
): ClientForm {
  const next = { ...form, ...change };
  const before = presetOf(providerOf(form.provider), form);
  const after = presetOf(providerOf(next.provider), next);
  if (!before || !after) return next;
  const typed = { ...changedFields(before, form as Preset), ...change };
  const follows = <K extends keyof Preset>(key: K) =>
    !(key in change) && (!(key in typed) || form[key].length === 0);
  for (const key of ['authorizeUrl', 'accessTokenUrl'] as const) {
    // A template whose tenant is still missing was typed by nobody.
    const isTemplate = missingPlaceholders(form[key], {}).length > 0;
    if (follows(key) || (isTemplate && !(key in change))) next[key] = after[key];
  }
  if (follows('scopes')) next.scopes = after.scopes;
  if (follows('scopeSeparator')) next.scopeSeparator = after.scopeSeparator;
  if (follows('clientAuthentication')) next.clientAuthentication = after.clientAuthentication;
  return next;
}
