import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface HoldingServer {
  host: string;
  port: number;
  /** Who is there now, who was ever there, and how many there were at once. */
  callers: ReadonlySet<Socket>;
  readonly seen: number;
  readonly most: number;
  /** Everybody is sent away, and who comes later at once. */
  release(): void;
  close(): void;
}

/** Takes every call and says nothing: for ever, or for some milliseconds. */
export async function startHoldingServer(host: string, forMs?: number): Promise<HoldingServer> {
  const callers = new Set<Socket>();
  let open = false;
  let [seen, most] = [0, 0];
  const server = createServer((socket) => {
    callers.add(socket);
    seen += 1;
    most = Math.max(most, callers.size);
    // What nobody reads, nobody sees the end of.
    socket.resume().on('error', () => undefined);
    socket.on('close', () => callers.delete(socket));
    if (open) socket.destroy();
    else if (forMs !== undefined) setTimeout(() => socket.destroy(), forMs);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const release = (): void => {
    open = true;
    for (const socket of callers) socket.destroy();
  };
  return {
    host,
    port: (server.address() as AddressInfo).port, // a TCP server that listens has one
    callers,
    get seen() {
      return seen;
    },
    get most() {
      return most;
    },
    release,
    close(): void {
      release();
      server.close();
    },
  };
}
