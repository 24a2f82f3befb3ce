import type { Ending } from '../expiration.js';
import type { Seen, SeenClient, SeenSecret } from '../seen.js';

/** Client secrets: the one in use, the one that waits, and a former one that alone still serves. */
export function clientSecretEndings({ clients }: Seen): Ending[] {
  return clients
    .filter(({ enabled }) => enabled)
    .flatMap((client) =>
      client.secrets.map((secret) => ({
        ...words[secret.place](client, secret),
        subject: secret.id,
        endsAt: secret.endsAt,
        certainty: 'KNOWN' as const,
        actor: 'APP_ADMIN' as const,
        oauthClientId: client.id,
      })),
    );
}

type Words = (client: SeenClient, secret: SeenSecret) => Pick<Ending, 'title' | 'detail' | 'fix'>;

const words: Record<SeenSecret['place'], Words> = {
  current: (client, secret) => ({
    title: `Client secret of ${client.name}`,
    detail: `${client.providerLabel} refuses every renewal from then on, and no mailbox that uses this client can be opened. ${source(secret)}`,
    fix: client.secrets.some(({ place }) => place === 'next')
      ? ['The next secret is stored already: open the client page and choose Prove and switch.']
      : [
          make(client),
          'Enter it on the client page together with its end. The grants stay as they are.',
        ],
  }),
  next: (client, secret) => ({
    title: `Next client secret of ${client.name}`,
    detail: `It waits to be proved and is not in use yet. It ends then, in use or not. ${source(secret)}`,
    fix: [
      'Open the client page and choose Prove and switch to put it in use.',
      `If it ends too soon: ${make(client)}`,
    ],
  }),
  last: (client) => ({
    title: `Former client secret of ${client.name}, the last one that works`,
    detail: `${client.providerLabel} refuses the current secret. Renewals go by the former one alone, which Mailkey deletes then: no mailbox that uses this client can be opened from then on.`,
    fix: [make(client), 'Enter it on the client page as the next secret: it is proved before use.'],
  }),
};

function source({ isRead }: SeenSecret): string {
  return isRead ? 'The date was read from the app registration.' : 'The date was typed in here.';
}

function make({ portalUrl }: SeenClient): string {
  const where = portalUrl ? `: ${portalUrl}` : '.';
  return `Make a new client secret in the provider's portal${where}`;
}
