import { inOwnCloud } from '../providers/own-cloud.js';
import type { Provider } from '../providers/provider.js';
import { withTenant } from '../providers/tenant.js';
import { clientStatus } from './client-status.js';
import type { OAuthClient } from './oauth-client.entity.js';
import type { OAuthClientInput, OAuthClientPatch } from './oauth-client.input.js';
import { trimmedParameters, type Parameter } from './parameters.js';
import { tokenOrigin, urlOrigin } from './token-origin.js';

/** The settings of a client as they are stored; secrets and bookkeeping apart. */
export type Settings = Pick<
  OAuthClient,
  | 'name'
  | 'provider'
  | 'enabled'
  | 'clientId'
  | 'secretExpiresAt'
  | 'certificateExpiresAt'
  | 'authorizeUrl'
  | 'accessTokenUrl'
  | 'issuer'
  | 'revocationUrl'
  | 'scopes'
  | 'scopeSeparator'
  | 'grantType'
  | 'clientAuthentication'
  | 'tenant'
  | 'authorizeParameters'
  | 'tokenParameters'
  | 'pkce'
  | 'basicEncoding'
>;

/**
 * A new client's settings: what was typed, and the provider's preset where nothing was. The preset is that
 * of the cloud which was typed, so that no code or secret goes to another one.
 */
export function newSettings(input: OAuthClientInput, usual: Provider): Settings {
  const { authorizeUrl, accessTokenUrl, scopes } = input;
  const provider = inOwnCloud(usual, { authorizeUrl, accessTokenUrl, scopes: scopes ?? [] });
  const tenant = text(input.tenant);
  const preset = (template: string | undefined) =>
    template && (withTenant(template, tenant ?? undefined) ?? template);
  return {
    name: input.name.trim(),
    provider: input.provider,
    enabled: input.enabled,
    clientId: text(input.clientId),
    secretExpiresAt: input.clientSecretExpiresAt ?? null,
    certificateExpiresAt: input.certificateExpiresAt ?? null,
    authorizeUrl: text(authorizeUrl) ?? preset(provider.authorizeUrl) ?? null,
    accessTokenUrl: text(accessTokenUrl) ?? preset(provider.accessTokenUrl) ?? null,
    issuer: text(input.issuer),
    revocationUrl: text(input.revocationUrl),
    scopes: scopes ?? provider.scopes.filter((scope) => scope.preset).map((scope) => scope.value),
    scopeSeparator: input.scopeSeparator ?? provider.scopeSeparator,
    grantType: input.grantType ?? 'AUTHORIZATION_CODE',
    clientAuthentication: input.clientAuthentication ?? provider.clientAuthentication,
    tenant,
    authorizeParameters: trimmedParameters(input.authorizeParameters ?? []),
    tokenParameters: trimmedParameters(input.tokenParameters ?? []),
    pkce: input.pkce ?? 'S256',
    basicEncoding: input.basicEncoding ?? null,
  };
}

/** The settings after a patch: an absent field stays; null empties what may be empty. */
export function patchedSettings(client: Settings, patch: OAuthClientPatch): Settings {
  const kept = <T>(typed: T | null | undefined, stored: T): T => typed ?? stored;
  const emptied = (typed: string | null | undefined, stored: string | null) =>
    typed === undefined ? stored : text(typed);
  const tenant = emptied(patch.tenant, client.tenant);
  // A preset that was stored before the tenant was known still waits for it.
  const address = (typed: string | null | undefined, stored: string | null) => {
    const url = emptied(typed, stored);
    return url && (withTenant(url, tenant ?? undefined) ?? url);
  };
  const authorizeUrl = address(patch.authorizeUrl, client.authorizeUrl);
  const after = {
    name: kept(patch.name?.trim(), client.name),
    provider: kept(patch.provider, client.provider),
    enabled: kept(patch.enabled, client.enabled),
    clientId: emptied(patch.clientId, client.clientId),
    secretExpiresAt: end(patch.clientSecretExpiresAt, client.secretExpiresAt),
    certificateExpiresAt: end(patch.certificateExpiresAt, client.certificateExpiresAt),
    authorizeUrl,
    issuer: issuerAt(authorizeUrl, client, emptied(patch.issuer, client.issuer)),
    revocationUrl: emptied(patch.revocationUrl, client.revocationUrl),
    accessTokenUrl: address(patch.accessTokenUrl, client.accessTokenUrl),
    scopes: kept(patch.scopes, client.scopes),
    scopeSeparator: kept(patch.scopeSeparator, client.scopeSeparator),
    grantType: kept(patch.grantType, client.grantType),
    clientAuthentication: kept(patch.clientAuthentication, client.clientAuthentication),
    tenant,
    authorizeParameters: listed(patch.authorizeParameters, client.authorizeParameters),
    tokenParameters: listed(patch.tokenParameters, client.tokenParameters),
    pkce: kept(patch.pkce, client.pkce),
  };
  // What one server has shown says nothing of another one.
  const learned = tokenOrigin(after) === tokenOrigin(client) ? client.basicEncoding : null;
  const { basicEncoding = learned } = patch;
  return { ...after, basicEncoding };
}

function listed(typed: Parameter[] | null | undefined, stored: Parameter[]): Parameter[] {
  return typed ? trimmedParameters(typed) : stored;
}

/** An issuer belongs to the host that it was typed or confirmed for: it does not follow to another one. */
function issuerAt(
  authorizeUrl: string | null,
  before: Pick<Settings, 'authorizeUrl' | 'issuer'>,
  issuer: string | null,
): string | null {
  const stays = urlOrigin(authorizeUrl) === urlOrigin(before.authorizeUrl);
  return stays || issuer !== before.issuer ? issuer : null;
}

function end(typed: Date | null | undefined, stored: Date | null): Date | null {
  return typed === undefined ? stored : typed;
}

/** What a grant was given for and is no longer so after an edit, in the words of the form; a new secret is never among it. */
export function outgrownSettings(before: Settings, after: Settings): string[] {
  const names: [keyof Settings, string][] = [
    ['clientId', 'Client ID'],
    ['accessTokenUrl', 'Url Access Token'],
    ['tenant', 'Tenant'],
    ['grantType', 'kind of access'],
    ['scopes', 'Scope'],
  ];
  return names
    .filter(([key]) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map(([, name]) => name);
}

/** The words of a client whose grant was given for other settings; undefined when the grant still fits. */
export function grantOutdatedBy(before: Settings, after: Settings): string | undefined {
  const changed = outgrownSettings(before, after);
  return changed.length > 0
    ? `Changed since the last validation: ${changed.join(', ')}. Validate again.`
    : undefined;
}

/** The client with its status in step with everything else in it. */
export function withStatus(client: OAuthClient): OAuthClient {
  return Object.assign(
    client,
    clientStatus({ ...client, hasSecret: client.secretShape !== 'absent' }),
  );
}

function text(typed: string | null | undefined): string | null {
  return typed?.trim() || null;
}
