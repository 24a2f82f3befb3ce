import { startInstance } from '../servers/postfix-instance.js';
import { freePort } from '../testkit/free-port.js';

export interface Relay {
  port: number;
  log(): string;
  /** Tries again now what was deferred. */
  flush(): void;
  stop(): void;
}

/** A real Postfix on a free port of loopback, with these lines beside what lets it run. */
export async function startRelay(lines: { main: string; master: string }): Promise<Relay> {
  const port = await freePort();
  const own = 'mynetworks = 127.0.0.0/8\nsmtpd_relay_restrictions = permit_mynetworks, reject';
  const { log, stop, command } = await startInstance({
    name: 'relay',
    ports: [port],
    main: () => `${own}\n${lines.main}`,
    master: `127.0.0.1:${port} inet n - n - - smtpd\n${lines.master}`,
  });
  return { port, log, stop, flush: () => command('flush') };
}
