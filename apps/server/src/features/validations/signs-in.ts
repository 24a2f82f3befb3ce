import type { GrantType } from '../../graphql/enums.js';
import { badInput } from '../../lib/errors.js';

interface Candidate {
  id: string;
  authentication: 'OAUTH2' | 'PASSWORD';
}

/** The mailbox of the client that shall have a grant of its own; undefined where none was named. */
export async function signsIn<M extends Candidate>(
  client: { id: string; name: string; grantType: GrantType },
  used: { one(oauthClientId: string, id: string): Promise<M | null> },
  mailboxId: string | null | undefined,
): Promise<M | undefined> {
  if (!mailboxId) return undefined;
  if (client.grantType === 'CLIENT_CREDENTIALS') {
    throw refused('NO_PERSON', `${client.name} signs in as the application: nobody consents.`);
  }
  const mailbox = await used.one(client.id, mailboxId);
  if (!mailbox) throw refused('OTHER_CLIENT', `This mailbox does not use ${client.name}.`);
  if (mailbox.authentication === 'OAUTH2') return mailbox;
  throw refused('PASSWORD', 'This mailbox signs in with a password.');
}

const refused = (code: string, message: string) => badInput([{ path: 'mailboxId', code, message }]);
