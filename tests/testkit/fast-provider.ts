import { setTimeout as sleep } from 'node:timers/promises';
import { json, startTokenEndpoint, type TokenEndpoint } from './token-endpoint.js';

export interface FastProvider extends TokenEndpoint {
  /** Whether every refresh token was presented once only. */
  presentedTwice(): string[];
  /** The most requests that were open at once. */
  most(): number;
  /** From now on: new tokens, after some milliseconds; the answer to every request. */
  grant(afterMs?: number): void;
  /** From now on: this answer. */
  refuse(status: number, headers?: Record<string, string>): void;
  /** From now on: the connection is cut after the request was read. */
  cut(): void;
}

/** An authorization server that rotates refresh tokens at every request, and counts. */
export async function startFastProvider(): Promise<FastProvider> {
  const endpoint = await startTokenEndpoint();
  let open = 0;
  let most = 0;
  let issued = 0;

  const provider: FastProvider = {
    ...endpoint,
    most: () => most,
    presentedTwice: () => {
      const seen = endpoint.requests.map((form) => form.get('refresh_token') ?? '');
      return seen.filter((token, at) => seen.indexOf(token) !== at);
    },
    grant: (afterMs = 0) =>
      endpoint.answer((response) => {
        open += 1;
        most = Math.max(most, open);
        void sleep(afterMs).then(() => {
          open -= 1;
          issued += 1;
          const tokens = { access_token: `at-${issued}`, refresh_token: `rotated-${issued}` };
          json(response, { ...tokens, token_type: 'bearer', expires_in: 3600, scope: 'mail' });
        });
      }),
    refuse: (status, headers = {}) =>
      endpoint.answer((response) => void response.writeHead(status, headers).end()),
    cut: () => endpoint.answer((response) => void response.destroy()),
  };
  provider.grant();
  return provider;
}
