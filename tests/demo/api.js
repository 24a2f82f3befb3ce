import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

/**
 * Mailkey's API as any program meets it: JSON over HTTP, graphql-transport-ws for what is live.
 * @param {string} url
 * @param {string} [key] of an API key
 */
export function createApi(url, key) {
  const authorization = key ? { authorization: `Bearer ${key}` } : undefined;
  const live = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: key ? { Authorization: `Bearer ${key}` } : {},
    retryAttempts: 0,
  });
  return {
    /** @param {string} query @param {Record<string, unknown>} [variables] */
    ask: async (query, variables) => (await post(url, { query, variables }, authorization)).data,

    /** Every snapshot of a run until it has finished. @param {string} query @param {string} id */
    async *watch(query, id) {
      for await (const { data, errors } of live.iterate({ query, variables: { id } })) {
        if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
        yield /** @type {any} */ (data).run;
      }
    },

    close: () => live.dispose(),
  };
}

/**
 * Signs in as a person does and makes an API key, since a program has no use for a cookie.
 * @param {string} url
 * @param {{ email: string, password: string }} admin
 */
export async function createKey(url, admin) {
  const login =
    'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { id } }';
  const { cookie } = await post(url, { query: login, variables: admin });
  const create = 'mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { key } }';
  const input = { name: 'Demo', scopes: ['READ', 'OPERATE', 'MANAGE'] };
  const { data } = await post(
    url,
    { query: create, variables: { input } },
    { cookie, origin: url },
  );
  return data.createApiKey.key;
}

/**
 * @param {string} url
 * @param {{ query: string, variables?: Record<string, unknown> }} body
 * @param {Record<string, string>} [headers]
 */
async function post(url, body, headers = {}) {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const { data, errors } = /** @type {any} */ (await answer.json());
  if (errors)
    throw new Error(errors.map((/** @type {any} */ error) => JSON.stringify(error)).join('\n'));
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { data, cookie };
}
