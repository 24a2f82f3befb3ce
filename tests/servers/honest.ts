import type { MailProtocol } from '@mailkey/server/features/diagnoses/facts';
import type { Peer } from './throwaway.js';

/** Where a script may leave the path of an honest server; one that returns ends the conversation. */
export interface Deviations {
  /** Instead of the greeting. */
  greet?: (peer: Peer) => Promise<void> | void;
  /** The answers to these commands, by verb, instead of the honest ones; `tag` and space, or nothing; the words behind the verb. */
  answers?: Record<string, (peer: Peer, tag: string, words: string[]) => Promise<void> | void>;
  /** SASL mechanisms on offer. */
  mechanisms?: string[];
  withoutStartTls?: boolean;
}

export interface Protocol {
  greeting: string;
  /** Verb of the command that asks what is offered, starts TLS, logs in, and opens. */
  verbs: { offer: string; startTls: string; login: string; open: string; quit: string };
  /** How it refuses a command with a text. */
  refuse: (tag: string, text: string) => string;
  answer: (verb: string, tag: string, rest: string[], deviations: Deviations) => string;
  /** How an error challenge is asked. */
  challenge: (encoded: string) => string;
}

const ok = (tag: string): string => `${tag}OK done\r\n`;

const imap: Protocol = {
  greeting: '* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] IMAP is ready\r\n',
  verbs: {
    offer: 'CAPABILITY',
    startTls: 'STARTTLS',
    login: 'AUTHENTICATE',
    open: 'STATUS',
    quit: 'LOGOUT',
  },
  refuse: (tag, text) => `${tag}NO [AUTHENTICATIONFAILED] ${text}\r\n`,
  challenge: (encoded) => `+ ${encoded}\r\n`,
  answer: (verb, tag, _rest, { mechanisms = ['XOAUTH2'], withoutStartTls }) => {
    const offer = ['IMAP4rev1 SASL-IR ID NAMESPACE', ...mechanisms.map((name) => `AUTH=${name}`)];
    if (!withoutStartTls) offer.push('STARTTLS');
    const data: Record<string, string> = {
      CAPABILITY: `* CAPABILITY ${offer.join(' ')}\r\n`,
      ID: '* ID NIL\r\n',
      NAMESPACE: '* NAMESPACE (("" "/")) NIL NIL\r\n',
      STATUS: '* STATUS INBOX (MESSAGES 12)\r\n',
      LOGOUT: '* BYE bye\r\n',
    };
    return (data[verb] ?? '') + ok(tag);
  },
};

const pop3: Protocol = {
  greeting: '+OK POP3 is ready\r\n',
  verbs: { offer: 'CAPA', startTls: 'STLS', login: 'AUTH', open: 'STAT', quit: 'QUIT' },
  refuse: (_tag, text) => `-ERR [AUTH] ${text}\r\n`,
  challenge: (encoded) => `+ ${encoded}\r\n`,
  answer: (verb, _tag, _rest, { mechanisms = ['XOAUTH2'], withoutStartTls }) => {
    const sasl = mechanisms.length > 0 ? `SASL ${mechanisms.join(' ')}\r\n` : '';
    const offer = `USER\r\n${sasl}${withoutStartTls ? '' : 'STLS\r\n'}`;
    const answers: Record<string, string> = {
      CAPA: `+OK\r\n${offer}.\r\n`,
      AUTH: '+ \r\n',
      STAT: '+OK 12 3456\r\n',
    };
    return answers[verb] ?? '+OK\r\n';
  },
};

const smtp: Protocol = {
  greeting: '220 mail.example.com ESMTP\r\n',
  verbs: { offer: 'EHLO', startTls: 'STARTTLS', login: 'AUTH', open: 'MAIL', quit: 'QUIT' },
  refuse: (_tag, text) => `535 5.7.8 ${text}\r\n`,
  challenge: (encoded) => `334 ${encoded}\r\n`,
  answer: (verb, _tag, rest, { mechanisms = ['XOAUTH2'], withoutStartTls }) => {
    const auth = mechanisms.length > 0 ? `250-AUTH ${mechanisms.join(' ')}\r\n` : '';
    const startTls = withoutStartTls ? '' : '250-STARTTLS\r\n';
    const answers: Record<string, string> = {
      EHLO: `250-mail.example.com\r\n${startTls}${auth}250 8BITMIME\r\n`,
      STARTTLS: '220 go ahead\r\n',
      AUTH: rest.length > 1 ? '235 2.7.0 welcome\r\n' : '334 \r\n',
      QUIT: '221 bye\r\n',
    };
    return answers[verb] ?? '250 2.0.0 fine\r\n';
  },
};

export const protocols: Record<MailProtocol, Protocol> = { IMAP: imap, POP3: pop3, SMTP: smtp };

/** Plays an honest server, but for the deviations. */
export function playHonest(protocol: MailProtocol, deviations: Deviations = {}) {
  return async (peer: Peer): Promise<void> => {
    const { greeting, verbs, answer } = protocols[protocol];
    if (deviations.greet) await deviations.greet(peer);
    else peer.say(greeting);
    for (let line = await peer.hear(); line !== undefined; line = await peer.hear()) {
      const words = line.split(' ');
      const tag = protocol === 'IMAP' ? `${words.shift()} ` : '';
      const verb = (words.shift() ?? '').toUpperCase();
      const deviation = deviations.answers?.[verb];
      if (deviation) {
        await deviation(peer, tag, words);
        continue;
      }
      const said = answer(verb, tag, words, deviations);
      peer.say(said);
      if (verb === verbs.startTls) await peer.startTls();
      if (verb === verbs.quit) peer.end();
      // The second step of a login: the message, then yes.
      if (verb === verbs.login && /^(\+|334) /.test(said)) {
        await peer.hear();
        peer.say(protocol === 'SMTP' ? '235 2.7.0 welcome\r\n' : '+OK welcome\r\n');
      }
    }
  };
}
