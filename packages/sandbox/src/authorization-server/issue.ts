import { randomUUID } from 'node:crypto';
import { findPerson, objectId } from '../people.js';
import type { Provider } from '../provider.js';
import type { Scenario, Words } from '../scenarios/scenario.js';
import {
  applicationRoles,
  clientId,
  clientName,
  graphResource,
  registrationRole,
  tenantId,
  tenantName,
} from '../tenant.js';
import { signToken, type Claims } from '../tokens.js';
import type { Grant } from './grants.js';
import { resourceOf, shortNames } from './scope.js';

const hour = 3599;

export function issuer(provider: Pick<Provider, 'origin'>): string {
  return `${provider.origin}/${tenantId}/v2.0`;
}

/** How long an access token lives, in seconds; at once dead where the refresh is to be rehearsed. */
export function lifetime(scenario: Scenario | undefined): number {
  return scenario?.atRefresh ? 1 : hour;
}

/** A delegated token as Exchange Online sees it from Microsoft: `scp` in short names, `upn`, `appid`. */
export function accessToken(provider: Provider, grant: Grant, scenario?: Scenario): string {
  const claims = grant.person
    ? { ...baseClaims(provider, grant, scenario), ...delegatedClaims(provider, grant) }
    : { ...baseClaims(provider, grant, scenario), ...applicationClaims(provider, grant) };
  return signToken(changed(claims, wordsFor(provider, grant), scenario), provider.state.signingKey);
}

export function idToken(provider: Provider, grant: Grant, nonce?: string): string {
  const { nbf, iat, exp, tid } = baseClaims(provider, grant);
  const person = findPerson(provider.people, grant.person ?? '');
  const account = person?.address ?? grant.person ?? '';
  const claims = {
    aud: grant.clientId,
    iss: issuer(provider),
    iat,
    nbf,
    exp,
    tid,
    ver: '2.0',
    sub: objectId(`sub:${account}`),
    oid: objectId(account),
    name: person?.name,
    preferred_username: account,
    email: account,
    ...(nonce && { nonce }),
  };
  return signToken(claims, provider.state.signingKey);
}

export function wordsFor(provider: Pick<Provider, 'now'>, about: Partial<Words & Grant>): Words {
  return {
    clientId: about.clientId ?? clientId,
    clientName,
    tenantName,
    redirectUri: about.redirectUri ?? '',
    user: about.user ?? about.person ?? '',
    now: provider.now(),
  };
}

function baseClaims(provider: Provider, grant: Grant, scenario?: Scenario) {
  const iat = Math.floor(provider.now().getTime() / 1000);
  return {
    aud: resourceOf(grant.scopes.find((scope) => scope.includes('/')) ?? ''),
    iss: issuer(provider),
    iat,
    nbf: iat,
    exp: iat + lifetime(scenario),
    appid: grant.clientId,
    app_displayname: clientName,
    appidacr: '1',
    tid: tenantId,
    // Leads back to the grant, and so to the failure that was chosen with it.
    jti: `${grant.id}.${randomUUID().slice(0, 8)}`,
    ver: '1.0',
  };
}

function delegatedClaims(provider: Provider, grant: Grant): Claims {
  const person = findPerson(provider.people, grant.person ?? '');
  const account = person?.address ?? grant.person;
  return {
    idtyp: 'user',
    name: person?.name,
    oid: objectId(String(account)),
    preferred_username: account,
    unique_name: account,
    upn: account,
    scp: shortNames(grant.scopes).join(' '),
    sub: objectId(`sub:${account}`),
  };
}

function applicationClaims({ registration }: Provider, { scopes }: Grant): Claims {
  const principal = objectId('service-principal');
  const forGraph = scopes.some((scope) => resourceOf(scope) === graphResource);
  const roles = forGraph ? (registration.readable ? [registrationRole] : []) : applicationRoles;
  return { idtyp: 'app', oid: principal, sub: principal, roles };
}

function changed(claims: Claims, words: Words, scenario?: Scenario): Claims {
  const effect = scenario?.effect;
  return effect?.at === 'claims' ? effect.change(claims, words) : claims;
}
