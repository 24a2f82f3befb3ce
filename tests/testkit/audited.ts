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
