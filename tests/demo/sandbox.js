import { providers } from './documents.js';

/**
 * What the sandbox's presets and its guide say: the same that a person reads beside the form.
 * @param {ReturnType<typeof import('./api.js').createApi>} api
 */
export async function readSandbox(api) {
  const answer = await api.ask(providers);
  const { scopes, incoming, outgoing, guide } = answer.providers.find(
    (/** @type {any} */ provider) => provider.id === 'SANDBOX',
  );
  const values = guide.flatMap((/** @type {any} */ step) => step.values);
  return {
    clientId: valueOf(values, 'Application (client) ID'),
    tenant: valueOf(values, 'Directory (tenant) ID'),
    clientSecret: valueOf(values, 'Client Secret'),
    scopes: scopes.map((/** @type {any} */ scope) => scope.value),
    imap: { incoming: serverFor(incoming, 'IMAP'), outgoing },
    pop3: { incoming: serverFor(incoming, 'POP3'), outgoing },
  };
}

/** @param {{ label: string, value: string }[]} values @param {string} wanted */
function valueOf(values, wanted) {
  return values.find(({ label }) => label === wanted)?.value;
}

/** @param {any[]} incoming @param {string} protocol */
function serverFor(incoming, protocol) {
  return incoming.find((server) => server.protocol === protocol);
}
