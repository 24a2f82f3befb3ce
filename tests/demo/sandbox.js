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
  const words = guide.flatMap((/** @type {any} */ step) => step.text).join(' ');
  return {
    clientId: valueOf(values, 'client'),
    tenant: valueOf(values, 'tenant'),
    clientSecret: /Client Secret: (\S+)/.exec(words)?.[1],
    scopes: scopes.map((/** @type {any} */ scope) => scope.value),
    imap: { incoming: serverFor(incoming, 'IMAP'), outgoing },
    pop3: { incoming: serverFor(incoming, 'POP3'), outgoing },
  };
}

/** @param {{ label: string, value: string }[]} values @param {string} word */
function valueOf(values, word) {
  return values.find(({ label }) => label.includes(`(${word})`))?.value;
}

/** @param {any[]} incoming @param {string} protocol */
function serverFor(incoming, protocol) {
  return incoming.find((server) => server.protocol === protocol);
}
