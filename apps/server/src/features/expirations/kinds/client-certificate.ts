import type { Ending } from '../expiration.js';
import type { Seen } from '../seen.js';

export function clientCertificateEndings({ clients }: Seen): Ending[] {
  return clients.flatMap((client) => {
    const { id, enabled, certificateExpiresAt, certificateEndIsRead } = client;
    if (!enabled || !certificateExpiresAt) return [];
    const source = certificateEndIsRead
      ? 'The date was read from the app registration.'
      : 'The date was typed in here.';
    return [
      {
        subject: id,
        endsAt: certificateExpiresAt,
        certainty: 'KNOWN',
        title: `Client certificate of ${client.name}`,
        detail: `Whatever signs in as this application with the certificate is refused from then on. ${source}`,
        fix: [
          "Upload a new certificate to the app registration in the provider's portal, beside the old one.",
          'Enter its end on the client page, then remove the old one in the portal.',
        ],
        actor: 'APP_ADMIN',
        oauthClientId: id,
      },
    ];
  });
}
