import { createServer, type Server } from 'node:net';
import type { Endpoint, Ports } from '../ports.js';
import type { MailProtocol } from '../scenarios/scenario.js';
import type { FaultServer } from './fault-servers.js';
import { usualBehaviour } from './backend.js';
import { mailServers, type MailServer } from './servers.js';

const host = 'localhost';

export interface UsualServers {
  imapTls: Endpoint;
  imapStarttls: Endpoint;
  pop3Tls: Endpoint;
  pop3Starttls: Endpoint;
  smtpTls: Endpoint;
  smtpStarttls: Endpoint;
}

export type FaultEndpoints = Partial<Record<MailProtocol, Endpoint>>;

/** The servers that do as they should. */
export async function openUsualServers(
  ports: Ports,
  options: Pick<MailServer, 'backend' | 'onCrash'>,
): Promise<UsualServers> {
  const open = async (
    protocol: MailProtocol,
    security: Endpoint['security'],
  ): Promise<Endpoint> => {
    const implicitTls = security === 'TLS';
    const create = () =>
      mailServers[protocol]({ ...options, behaviour: usualBehaviour, implicitTls });
    return { host, port: await ports.open(onFirstVisit(create)), security };
  };
  return {
    imapTls: await open('imap', 'TLS'),
    imapStarttls: await open('imap', 'STARTTLS'),
    pop3Tls: await open('pop3', 'TLS'),
    pop3Starttls: await open('pop3', 'STARTTLS'),
    smtpTls: await open('smtp', 'TLS'),
    smtpStarttls: await open('smtp', 'STARTTLS'),
  };
}

/** One after the other, so that fixed ports are the same at every start. */
export async function openFaultServers(
  ports: Ports,
  faults: FaultServer[],
): Promise<Record<string, FaultEndpoints>> {
  const opened: Record<string, FaultEndpoints> = {};
  for (const { name, protocols, security, create } of faults) {
    const endpoints: FaultEndpoints = {};
    for (const protocol of protocols) {
      const port = create
        ? await ports.open(onFirstVisit(() => create(protocol)))
        : await ports.reserve();
      endpoints[protocol] = { host, port, security };
    }
    opened[name] = endpoints;
  }
  return opened;
}

/**
 * Listens at once, and is made when somebody comes: to make or read keys and certificates for each of some
 * forty servers took longer than everything else of a start, and most of them are never met.
 */
function onFirstVisit(create: () => Server | Promise<Server>): () => Server {
  let server: Promise<Server> | undefined;
  const made = async () => create();
  return () =>
    createServer((socket) => {
      server ??= made();
      void server.then((one) => one.emit('connection', socket));
    });
}
