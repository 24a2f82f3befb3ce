import { newSecretValue } from './app-secrets.js';
import { accessToken } from './authorization-server/issue.js';
import type { LedgerEntry } from './ledger.js';
import type { FaultEndpoints, UsualServers } from './mail/open-servers.js';
import type { Person } from './people.js';
import type { Ports } from './ports.js';
import type { Provider } from './provider.js';
import { findScenario, rehearsals } from './scenarios.js';
import type { ScenarioInfo } from './scenarios/scenario.js';
import type { Registration } from './registration.js';
import { clientId, graphResource, resource, mailScopes, tenantId, usualScopes } from './tenant.js';
import { strangersKey, signToken, type Claims } from './tokens.js';

export interface SandboxPerson extends Pick<
  Person,
  'address' | 'name' | 'kind' | 'licensed' | 'members'
> {
  /** Of the one who has no OAuth. */
  password?: string;
}

/** A running sandbox: what a client's and a mailbox's settings need, and handles for tests. */
export interface Sandbox {
  /** `http://localhost:<port>` of the authorization server. */
  origin: string;
  issuer: string;
  tenant: string;
  clientId: string;
  clientSecret: string;
  /** As good as the first one, to rehearse the change to it. */
  secondClientSecret: string;
  /** Answers AADSTS7000222. */
  expiredClientSecret: string;
  authorizeUrl: string;
  accessTokenUrl: string;
  /** RFC 7009; ends the grant of a refresh token. */
  revocationUrl: string;
  scopes: string[];
  /** The certificate authority of the mail servers, PEM. */
  ca: string;
  servers: UsualServers;
  /** By scenario name, and `oauthbearer-only`, which is no fault. */
  faultServers: Record<string, FaultEndpoints>;
  /** Every port of the sandbox, also those that refuse: what egress must let through. */
  ports: number[];
  people: SandboxPerson[];
  scenarios: ScenarioInfo[];
  /** A failure that befalls everybody, at every request, until `undefined` takes it back. */
  befall(scenario: string | undefined): void;
  /** Where the app registration is read, and with which scope. */
  registration: { url: string; scope: string };
  /** What the app registration tells from now on. */
  register(changes: Partial<Registration>): void;
  /** Adds a secret to the app registration: its value, which the portal shows only now. */
  addSecret(endsAt?: Date): string;
  /** Deletes a secret in the portal: from now on it answers AADSTS7000215. */
  removeSecret(value: string): void;
  /** Revokes the grants of a person: the next refresh is refused. */
  revokeGrants(person: string): void;
  mintToken(wish?: TokenWish): Promise<string>;
  /** Requests at the token endpoint, the oldest first. */
  ledger(): LedgerEntry[];
  close(): Promise<void>;
}

export interface TokenWish {
  person?: string;
  scenario?: string;
  scopes?: string[];
  /** Put over the usual claims. */
  claims?: Claims;
  /** Signed with a key that nobody trusts. */
  foreignKey?: true;
}

export interface Opened {
  servers: UsualServers;
  faults: Record<string, FaultEndpoints>;
  ports: Ports;
}

export function describeSandbox(provider: Provider, { servers, faults, ports }: Opened): Sandbox {
  const { state, people, grants, ledger } = provider;
  const base = `${provider.origin}/${tenantId}`;
  return {
    origin: provider.origin,
    issuer: `${base}/v2.0`,
    tenant: tenantId,
    clientId,
    clientSecret: state.clientSecret,
    secondClientSecret: state.secondClientSecret,
    expiredClientSecret: state.expiredClientSecret,
    authorizeUrl: `${base}/oauth2/v2.0/authorize`,
    accessTokenUrl: `${base}/oauth2/v2.0/token`,
    revocationUrl: `${base}/oauth2/v2.0/revoke`,
    scopes: usualScopes,
    ca: state.authority.certificate,
    servers,
    faultServers: faults,
    ports: ports.all(),
    people: people.map((one) => describePerson(one, state.password)),
    scenarios: [...rehearsals],
    befall(name) {
      provider.everybody = findScenario(name);
      if (name && !provider.everybody) throw new Error(`There is no scenario ${name}.`);
    },
    registration: {
      url: `${provider.origin}/graph/v1.0/applications(appId='{clientId}')?$select=passwordCredentials,keyCredentials`,
      scope: `${graphResource}/.default`,
    },
    register: (changes) => void Object.assign(provider.registration, changes),
    addSecret(endsAt) {
      const value = newSecretValue();
      state.secrets.push({ value, ...(endsAt && { endsAt: endsAt.getTime() }) });
      grants.save();
      return value;
    },
    removeSecret(value) {
      state.secrets = state.secrets.filter((secret) => secret.value !== value);
      grants.save();
    },
    revokeGrants(person) {
      for (const grant of grants.all()) if (grant.person === person) grants.revoke(grant);
    },
    mintToken: (wish = {}) => mintToken(provider, wish),
    ledger: () => ledger.entries(),
    close: () => ports.close(),
  };
}

function describePerson(one: Person, password: string): SandboxPerson {
  const { address, name, kind, licensed, members } = one;
  return { address, name, kind, licensed, members, ...(kind === 'password' && { password }) };
}

/** A token without a consent; its grant is kept, so that the scenario holds at the mail servers. */
async function mintToken(provider: Provider, wish: TokenWish): Promise<string> {
  const scopes = wish.scopes ?? mailScopes.map((name) => `${resource}/${name}`);
  const grant = provider.grants.create({
    clientId,
    tenant: tenantId,
    scopes,
    person: wish.person ?? provider.people[0]?.address ?? '',
    ...(wish.scenario && { scenario: wish.scenario }),
  });
  const token = accessToken(provider, grant, findScenario(wish.scenario));
  if (!wish.claims && !wish.foreignKey) return token;
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  // Our own token's payload is an object.
  const claims = { ...(JSON.parse(payload) as Claims), ...wish.claims };
  return signToken(claims, wish.foreignKey ? await strangersKey() : provider.state.signingKey);
}
