import type { Claims } from '../tokens.js';

export type MailProtocol = 'imap' | 'pop3' | 'smtp';

/** A failure that can be rehearsed, as others see it. */
export interface ScenarioInfo {
  /** Kebab-case; the value of the consent page's select and of `consent({ scenario })`. */
  name: string;
  title: string;
  /** Where it shows; `tls` covers everything below the mail protocol. */
  where: 'authorize' | 'token' | 'token-content' | 'tls' | MailProtocol;
  choose: ScenarioChoice;
  /** The code that comes first, or `byProtocol` where the protocols differ. */
  diagnosis: string;
  byProtocol?: Partial<Record<MailProtocol, string>>;
  /** Codes that are listed as well, since the facts leave them open. */
  candidates?: string[];
  /** The access token dies at once, so that it shows at the first refresh after validating. */
  atRefresh?: true;
}

/** All the ways in which this scenario can be brought about. */
export interface ScenarioChoice {
  /** On the consent page. */
  consent?: true;
  /** By the mailbox's address, whoever has consented. */
  mailbox?: string;
  /** By one of Sandbox.faultServers. */
  server?: string;
  /** By a setting, in words. */
  setting?: string;
}

/** What the texts of errors are filled with. */
export interface Words {
  clientId: string;
  clientName: string;
  tenantName: string;
  redirectUri: string;
  user: string;
  now: Date;
}

/** A page that Microsoft shows and never redirects from. */
export interface ErrorPage {
  heading: string;
  paragraphs: string[];
}

/** `error` and the rest of RFC 6749 sections 4.1.2.1 and 5.2, with Microsoft's number. */
export interface Refusal {
  error: string;
  code?: number;
  text?: string;
  suberror?: string;
}

/** An answer of the token endpoint, word for word. */
export interface RawAnswer {
  request: 'code' | 'refresh';
  status: number;
  contentType: string;
  body: string;
}

/** What a mail server says instead of doing its work. */
export interface MailRefusal {
  /**
   * `authenticate`: the token is not even looked at. `open`: after a successful authentication
   * (IMAP and POP3: the first command; SMTP: MAIL FROM).
   */
  at: 'authenticate' | 'open';
  /** IMAP: the first line gets the command's tag. SMTP: whole lines with their code. */
  reply: string[];
  /** JSON that goes before the reply as a SASL challenge. */
  challenge?: string;
  /** The server hangs up afterwards. */
  closes?: true;
}

export type Effect =
  | { at: 'page'; page: (words: Words) => ErrorPage }
  | { at: 'redirect'; refusal: (words: Words) => Refusal }
  | {
      at: 'token';
      request: 'code' | 'refresh';
      status: number;
      refusal: (words: Words) => Refusal;
      headers?: Record<string, string>;
    }
  | { at: 'raw-token'; answer: RawAnswer }
  | { at: 'answer'; change: (answer: Claims) => Claims }
  | { at: 'scopes'; keep: (scope: string) => boolean }
  /** Somebody else's token than the one who was chosen. */
  | { at: 'person'; instead: (address: string) => string }
  | { at: 'claims'; change: (claims: Claims, words: Words) => Claims }
  | { at: 'mail'; refusals: Partial<Record<MailProtocol, MailRefusal>> }
  /** Comes about by itself when the settings are so. */
  | { at: 'settings' }
  | { at: 'server' };

export interface Scenario extends ScenarioInfo {
  effect: Effect;
}
