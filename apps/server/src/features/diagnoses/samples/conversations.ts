import type { Authentication, Facts, MailProtocol, ProbeFacts, ProbeStep } from '../facts.js';
import type { Phase } from '../reply.js';
import { goodProbe } from './check-facts.js';
import { now } from './sample.js';

/** Test support: every point of a conversation at which a server may refuse. */
export interface SampleMoment {
  name: string;
  protocol: MailProtocol;
  phase: Phase;
  authentication: Authentication;
  security: ProbeFacts['security'];
}

interface Asked {
  phase: Phase;
  step: ProbeStep;
  /** Absent: the greeting. */
  command?: string;
}

const asked: Record<MailProtocol, readonly Asked[]> = {
  IMAP: [
    { phase: 'before', step: 'greet' },
    { phase: 'before', step: 'greet', command: 'CAPABILITY' },
    { phase: 'login', step: 'authenticate', command: 'AUTHENTICATE' },
    { phase: 'after', step: 'open', command: 'STATUS' },
  ],
  POP3: [
    { phase: 'before', step: 'greet' },
    { phase: 'before', step: 'greet', command: 'CAPA' },
    { phase: 'login', step: 'authenticate', command: 'AUTH' },
    { phase: 'after', step: 'open', command: 'STAT' },
  ],
  SMTP: [
    { phase: 'before', step: 'greet' },
    { phase: 'before', step: 'greet', command: 'EHLO' },
    { phase: 'login', step: 'authenticate', command: 'AUTH' },
    { phase: 'after', step: 'open', command: 'MAIL' },
  ],
};

const STATUS: Record<MailProtocol, string> = { IMAP: 'NO', POP3: '-ERR', SMTP: '550' };
const MECHANISMS = { OAUTH2: ['XOAUTH2', 'PLAIN'], PASSWORD: ['PLAIN', 'LOGIN'] };

/** A phrase as a reply: a bare code is one, and an enhanced code stands behind a reply code. */
function reply(phrase: string, protocol: MailProtocol) {
  const [, smtp, code] = /^(\d{3} )?(\d\.\d{1,3}\.\d{1,3})$/.exec(phrase) ?? [];
  if (code) return { status: smtp?.trim() ?? '550', code, text: `${code} said` };
  const named = /^[a-z]+(?:[-/][a-z]+)?$/.test(phrase) && phrase.length > 3;
  const brackets = named && protocol !== 'SMTP' ? `[${phrase.toUpperCase()}] ${phrase}` : phrase;
  return { status: STATUS[protocol], text: brackets };
}

function factsAt(
  phrase: string,
  moment: Omit<SampleMoment, 'name'>,
  { step, command }: Asked,
): Facts {
  const { protocol, authentication, security, phase } = moment;
  const username = 'helpdesk@example.org';
  const mechanisms = MECHANISMS[authentication];
  const probe = goodProbe(protocol, {
    host: 'mail.example.org',
    security,
    username,
    mechanisms,
    mechanism: mechanisms[0],
    outcome: 'failed',
    failedStep: step,
    fault: {
      kind: 'refused',
      ...reply(phrase, protocol),
      ...(command && { command, secretSent: phase === 'login' }),
    },
  });
  const { host, port } = probe;
  const server = { host, port, security, username };
  const place =
    protocol === 'SMTP'
      ? { outgoing: { ...server, fromAddress: username } }
      : { incoming: { ...server, protocol } };
  return {
    now,
    provider: 'GENERIC',
    probes: [probe],
    mailbox: { address: username, authentication, ...place },
  };
}

const protocols = ['IMAP', 'POP3', 'SMTP'] as const;

/** Protocol × what was answered × token or password × open or private; the way is offered. */
export const moments: readonly { moment: SampleMoment; facts: (phrase: string) => Facts }[] =
  protocols.flatMap((protocol) =>
    asked[protocol].flatMap((one) =>
      (['OAUTH2', 'PASSWORD'] as const).flatMap((authentication) =>
        (['STARTTLS', 'NONE'] as const).map((security) => {
          const moment = { protocol, authentication, security, phase: one.phase };
          const name = [protocol, one.command ?? 'greeting', authentication, security].join(' ');
          return {
            moment: { name, ...moment },
            facts: (phrase: string) => factsAt(phrase, moment, one),
          };
        }),
      ),
    ),
  );
