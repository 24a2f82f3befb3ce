import WebSocket from 'ws';
import type { Api } from '../testkit/api.js';

interface Message {
  type: string;
  id?: string;
  payload?: unknown;
}

export interface RawSocket {
  send(message: object): void;
  /** The next message; fails when the socket is closed. */
  next(): Promise<Message>;
  closed: Promise<{ code: number; reason: string }>;
  close(): void;
}

/** A socket that speaks graphql-transport-ws by hand, signed in as the caller unless `init` is false. */
export async function openSocket(
  url: string,
  caller: Pick<Api, 'cookies'>,
  { init = true, headers = {} }: { init?: boolean; headers?: Record<string, string> } = {},
): Promise<RawSocket> {
  const cookie = [...caller.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: { ...(cookie && { cookie }), ...headers },
  });
  const waiting: Message[] = [];
  let wake: (() => void) | undefined;
  socket.on('message', (text: Buffer) => {
    waiting.push(JSON.parse(text.toString()) as Message);
    wake?.();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  await new Promise<void>((resolve, reject) => socket.on('open', resolve).on('error', reject));

  async function next(): Promise<Message> {
    const over = closed.then(({ code, reason }) => {
      throw new Error(`closed with ${code} ${reason}`);
    });
    over.catch(() => undefined);
    while (waiting.length === 0)
      await Promise.race([over, new Promise<void>((resolve) => (wake = resolve))]);
    const message = waiting.shift();
    return message ?? next();
  }

  const raw: RawSocket = {
    send: (message) => socket.send(JSON.stringify(message)),
    next,
    closed,
    close: () => socket.close(),
  };
  if (init) {
    raw.send({ type: 'connection_init' });
    await raw.next();
  }
  return raw;
}
