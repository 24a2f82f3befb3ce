/** Where a server listens and whom it is to know; the same for all of them, whatever they call it. */
export interface Setting {
  port: number;
  /** A new one; whatever the server writes goes there. */
  folder: string;
  redirectUris: string[];
  clientId: string;
  clientSecret: string;
  scopes: string[];
  /** Of the one person who signs in: ana@example.org, `ana` where it has no addresses. */
  password: string;
}

export type ConsentDecision = 'allow' | 'deny';

export interface Running {
  /** Where the server gives these itself. */
  client?: { clientId: string; clientSecret: string };
  /** A person's way from the authorize URL to the callback's address, which has not been opened. */
  consent(authorizeUrl: string, decision: ConsentDecision): Promise<string>;
  /** The provider's side ends every grant, as a person does who takes back access. */
  endGrants(): Promise<void>;
  stop(): Promise<void>;
}

/** One authorization server that somebody else wrote, as an admin of Mailkey meets it. */
export interface AuthorizationServer {
  name: string;
  /** As docs/real-world.md writes it. */
  version: string;
  /** Beside `npm run providers`, also part of `npm test`. */
  always: boolean;
  /** `revocation` where no discovery document names it. */
  paths: { authorize: string; token: string; revocation?: string };
  scopes: string[];
  /** What an admin chooses in the form beside name, URLs, id, secret and scopes. */
  habits?: {
    authorizeParameters?: { name: string; value: string }[];
    pkce?: 'OFF';
    clientAuthentication?: 'CLIENT_SECRET_BASIC';
  };
  /** Whether it has an endpoint where grants are ended. */
  revokes: boolean;
  /** Its answer for a grant that has ended could mean something else. */
  deathIsSilent?: boolean;
  /** The diagnosis of a person's no, where it is not told as one; PAGE: it stays on the server's own page. */
  denial?: string;
  /** The diagnosis of a wrong secret, where another one than that the client was refused. */
  wrongSecret?: string;
  /** Why it cannot run here; undefined where it can. */
  missing?(): string | undefined;
  start(setting: Setting): Promise<Running>;
}
