import type { Actor, OAuthProvider } from '@mailkey/schema';
import type { Message } from '../../lib/message.js';

const company: Partial<Record<OAuthProvider, string>> = {
  MICROSOFT_365: 'Microsoft',
  GOOGLE: 'Google',
};

/** Names the person who has to act, by the provider's own name where it is known. */
export function whoMustAct(actor: Actor, provider: OAuthProvider | null | undefined): Message {
  const name = provider ? company[provider] : undefined;
  if (actor === 'TENANT_ADMIN' && name) {
    return { key: 'diagnoses.who.TENANT_ADMIN_NAMED', values: { provider: name } };
  }
  return { key: `diagnoses.who.${actor}` };
}
