import { createSecureContext } from 'node:tls';
import { createFaultCertificates, createServerCertificate } from './authorities.js';
import { createGrants } from './authorization-server/grants.js';
import { createAuthorizationServer } from './authorization-server/server.js';
import { describeSandbox, type Sandbox } from './describe.js';
import { createLedger } from './ledger.js';
import { faultServers } from './mail/fault-servers.js';
import { admit, maySendAs } from './mail/gate.js';
import type { MailBackend } from './mail/backend.js';
import { createMailroom } from './mail/mailroom.js';
import { openFaultServers, openUsualServers } from './mail/open-servers.js';
import { createPeople } from './people.js';
import { createPorts, type PortChoice, type Ports } from './ports.js';
import type { Provider } from './provider.js';
import { usualRegistration } from './registration.js';
import { isCallback } from './redirect-uris.js';
import { scenarios } from './scenarios.js';
import { openState } from './state.js';

export interface SandboxOptions {
  /** `{ base }` takes base, base + 1, … so that stored settings still fit after a restart. */
  ports?: PortChoice;
  /** Keeps keys, secrets and grants (mode 0600), so that refresh tokens survive a restart. */
  stateFile?: string;
  clock?: () => Date;
  /** Where this Mailkey is reached, if not at localhost: its callbacks count as registered too. */
  publicUrl?: string;
  /** Reuse of a rotated refresh token revokes the grant at once; else there is a minute's grace. */
  strictRotation?: boolean;
  /** Told of bugs in the sandbox itself; the console by default. */
  onCrash?: (error: unknown) => void;
}

/** Starts the rehearsal provider on loopback; rejects when a wanted port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const provider = await createProvider(options);
  const ports = createPorts(options.ports ?? 'ephemeral');
  try {
    return await open(provider, ports, options.onCrash ?? console.error);
  } catch (error) {
    await ports.close();
    throw error;
  }
}

async function open(
  provider: Provider,
  ports: Ports,
  onCrash: (error: unknown) => void,
): Promise<Sandbox> {
  const backend = await createMailBackend(provider);
  const port = await ports.open(() => createAuthorizationServer(provider, onCrash));
  provider.origin = `http://localhost:${port}`;
  const servers = await openUsualServers(ports, { backend, onCrash });
  const { authority } = provider.state;
  let made: ReturnType<typeof createFaultCertificates> | undefined;
  // Certificates are for TLS clients, which go by the real time.
  const certificates = () => (made ??= createFaultCertificates(authority, new Date()));
  const faults = await openFaultServers(ports, faultServers({ backend, onCrash }, certificates));
  return describeSandbox(provider, { servers, faults, ports });
}

async function createProvider(options: SandboxOptions): Promise<Provider> {
  const now = options.clock ?? (() => new Date());
  const { state, save } = await openState(options.stateFile);
  const rehearsals = scenarios.filter((one) => one.choose.mailbox !== undefined);
  return {
    origin: '',
    state,
    people: createPeople(rehearsals.map(({ name, title }) => ({ scenario: name, title }))),
    grants: createGrants({
      grants: state.grants,
      save,
      now: () => now().getTime(),
      strictRotation: options.strictRotation ?? false,
    }),
    ledger: createLedger(),
    now,
    registration: usualRegistration(now()),
    isRegisteredRedirectUri: (uri) => isCallback(uri, options.publicUrl),
  };
}

async function createMailBackend(provider: Provider): Promise<MailBackend> {
  const issued = await createServerCertificate(provider.state.authority, new Date());
  const certificate = { key: issued.key, cert: issued.certificate };
  return {
    certificate,
    secureContext: createSecureContext(certificate),
    mailroom: createMailroom(provider.people, provider.now),
    admit: (protocol, presented) => admit(provider, protocol, presented),
    maySendAs: (sender, from) => maySendAs(provider, sender, from),
  };
}
