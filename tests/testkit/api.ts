import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

export interface GraphqlAnswer {
  status: number;
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

/** A caller over real HTTP and WebSocket that keeps its cookies, as a browser would. */
export interface Api {
  cookies: Map<string, string>;
  authorization?: string;
  send(query: string, variables?: object, headers?: Record<string, string>): Promise<GraphqlAnswer>;
  /** The data, or an Error with the first message and `code`. */
  ask<T = Record<string, any>>(query: string, variables?: object): Promise<T>; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into answers of many shapes
  subscribe<T = Record<string, any>>(query: string, variables?: object): AsyncGenerator<T>; // eslint-disable-line @typescript-eslint/no-explicit-any -- likewise
  /** A plain GET that follows nothing, with this caller's cookies. */
  get(url: string): Promise<Response>;
  /** The same by POST, as a form's button sends it. */
  press(url: string): Promise<Response>;
  /** A CSV file of mailboxes, as the web app or a program sends it. */
  sendFile(
    file: string | Uint8Array<ArrayBuffer>,
    headers?: Record<string, string>,
  ): Promise<Response>;
}

class GraphqlFailure extends Error {
  constructor(
    message: string,
    readonly code: unknown,
    readonly extensions: Record<string, unknown>,
  ) {
    super(message);
  }
}

export function createApi(url: string, authorization?: string): Api {
  const cookies = new Map<string, string>();
  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = (): Record<string, string> => ({
    ...(cookies.size > 0 && { cookie: cookieHeader() }),
    ...(authorization && { authorization }),
  });

  function keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      if (/expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, value.join('='));
    }
  }

  return {
    cookies,
    authorization,
    async send(query, variables = {}, more = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers(), ...more },
        body: JSON.stringify({ query, variables }),
      });
      keep(response);
      const text = await response.text();
      return {
        status: response.status,
        ...(text.startsWith('{') ? (JSON.parse(text) as object) : {}),
      };
    },
    async ask<T>(query: string, variables?: object) {
      const { data, errors } = await this.send(query, variables);
      const [error] = errors ?? [];
      if (error)
        throw new GraphqlFailure(error.message, error.extensions?.code, error.extensions ?? {});
      return data as T;
    },
    async *subscribe<T>(query: string, variables?: object) {
      const client = createClient({
        url: `${url.replace(/^http/, 'ws')}/graphql`,
        webSocketImpl: class extends WebSocket {
          constructor(address: string, protocols: string) {
            super(address, protocols, {
              headers: cookies.size > 0 ? { cookie: cookieHeader() } : {},
            });
          }
        },
        connectionParams: authorization ? { Authorization: authorization } : {},
        retryAttempts: 0,
      });
      try {
        for await (const { data, errors } of client.iterate<T>({
          query,
          variables: variables as Record<string, unknown>,
        })) {
          const [error] = errors ?? [];
          if (error) {
            const extensions = error.extensions ?? {};
            throw new GraphqlFailure(error.message, extensions['code'], extensions);
          }
          if (data) yield data;
        }
      } finally {
        await client.dispose();
      }
    },
    sendFile: (body, more = {}) =>
      fetch(`${url}/mailbox-imports`, {
        method: 'POST',
        headers: { 'content-type': 'text/csv', ...headers(), ...more },
        body,
      }),
    async press(address) {
      const pressed = { method: 'POST', headers: { origin: url, ...headers() } };
      const response = await fetch(address, { ...pressed, redirect: 'manual' });
      keep(response);
      return response;
    },
    async get(address) {
      const response = await fetch(address, { headers: headers(), redirect: 'manual' });
      keep(response);
      return response;
    },
  };
}
