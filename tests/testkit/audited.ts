import { consent } from '@mailkey/sandbox';
import type { Api } from './api.js';
import type { Mailkey } from './mailkey.js';
import { createPerson } from './people.js';

/** An entry of the audit log, as `EVENTS` asks for it. */
export interface Told {
  action: string;
  outcome: string;
  actorKind: string;
  actorName: string | null;
  ip: string | null;
  subjectKind: string | null;
  subjectName: string | null;
  fields: string[];
}

export const EVENTS = `{ auditEvents(first: 100) { nodes { action outcome actorKind actorName ip subjectKind subjectId subjectName fields } } }`;
/** Settings with secrets that must be found nowhere in the log. */
export const CLIENT = `clientId: "x", clientSecret: "canary-secret", authorizeUrl: "https://as.example/a", accessTokenUrl: "https://as.example/t", scopes: ["mail"]`;
export const MAILBOX = `name: "M", address: "m@example.org", authentication: PASSWORD, password: "canary-password",
  incoming: { protocol: IMAP, host: "imap.example.org", port: 993, security: TLS }`;

/** Validates a client of the sandbox, or one of its mailboxes, with the consent of a person; the run, once it has ended. */
export async function validated(
  api: Api,
  target: string | { id: string; mailboxId: string },
  person?: string,
): Promise<string> {
  const { validateOAuthClient: started } = await api.ask(
    `mutation ($id: ID!, $mailboxId: ID) {
      validateOAuthClient(id: $id, mailboxId: $mailboxId) { run { id } authorizationUrl } }`,
    typeof target === 'string' ? { id: target } : target,
  );
  const provider = (await api.get(started.authorizationUrl)).headers.get('location') ?? '';
  await api.get(await consent(provider, { person }));
  const watch = `subscription { run(id: "${started.run.id}") { finishedAt } }`;
  for await (const seen of api.subscribe(watch)) if (seen.run.finishedAt) break;
  return started.run.id;
}

/** An operator brings another account's consent, and the admin decides. */
export async function decideConsent(
  mailkey: Mailkey,
  clientId: string,
  verb: 'confirm' | 'refuse',
): Promise<unknown> {
  const admin = await mailkey.signedIn();
  const person = { email: `${verb}@example.org`, role: 'OPERATOR' as const };
  const operator = await createPerson(mailkey, { admin, ...person });
  const runId = await validated(operator.api, clientId, 'ben@sandbox.test');
  return admin.ask(`mutation { ${verb}Consent(runId: "${runId}") { id } }`);
}

/** What makes each mutation happen once, and what the log calls it. */
export type Drives = Record<string, { action: string; drive: () => Promise<unknown> }>;
