import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnoses/diagnose.js';
import { readEvidence } from '../../diagnoses/evidence.js';
import type { Facts, ProbeFacts, ProbeFault, ServerFacts } from '../../diagnoses/facts.js';
import { coded, measured, type MailReply } from '../../diagnoses/samples/mail-replies.js';
import { ownServer } from '../../diagnoses/samples/server-answers.js';
import { imapRefusal, pop3Refusal, smtpRefusal } from './refusal.js';
import type { SpokenLine } from './transcript.js';

const readers = { IMAP: imapRefusal, POP3: pop3Refusal, SMTP: smtpRefusal };
const CLOSED: ProbeFault = { kind: 'protocol', problem: 'The server closed the connection.' };
const server: ServerFacts = {
  host: 'mail.example.org',
  port: 143,
  security: 'TLS',
  username: 'jane@example.org',
};

/** The facts of a check that has had this conversation at a server of one's own. */
function factsOf({ protocol, by, said, probe: seen, tokenLength }: MailReply): Facts {
  const lines = said.map((line): SpokenLine => ({
    by: line.startsWith('C') ? 'C' : 'S',
    text: line.slice(3),
  }));
  const probe: ProbeFacts = {
    ...server,
    protocol,
    outcome: 'failed',
    failedStep: 'authenticate',
    fault: readers[protocol](lines) ?? CLOSED,
    addresses: ['203.0.113.9'],
    capabilities: [],
    asked: {},
    transcript: said,
    mechanisms: by === 'token' ? ['XOAUTH2'] : ['PLAIN'],
    ...seen,
  };
  return {
    now: new Date('2026-11-30T12:00:00Z'),
    provider: 'GENERIC',
    client: ownServer,
    mailbox: {
      address: server.username,
      authentication: by === 'token' ? 'OAUTH2' : 'PASSWORD',
      ...(protocol === 'SMTP'
        ? { outgoing: { ...server, fromAddress: server.username } }
        : { incoming: { ...server, protocol } }),
    },
    ...(by === 'token' && {
      tokenContent: {
        format: 'opaque',
        scopes: [],
        roles: [],
        kind: 'unknown',
        length: tokenLength,
      },
    }),
    probes: [probe],
  };
}

describe.each([
  ['a server of one’s own says', measured],
  ['a code tells', coded],
])('what %s', (_, replies) => {
  it.each(replies)('%s', (_name, reply) => {
    const facts = factsOf(reply);
    expect(readEvidence(facts).said[0]?.means).toBe(reply.means);
    const found = diagnose(facts);
    const { code, actor } = reply;
    // Of passwords other rules may know more.
    if (reply.by === 'token' || reply.means === 'not-private')
      expect(found[0]).toMatchObject({ code, actor });
    expect(found[0]?.code).not.toBe('unknown');
    expect(found.map(({ cause }) => cause).join()).not.toMatch(/nothing is wrong/i);
  });
});

describe('somebody else has signed in', () => {
  const refusals = [...measured, ...coded].filter(
    ([, { by, means }]) => by === 'token' && means === 'refused-login',
  );
  const first = (reply: MailReply, account: string): string | undefined => {
    const facts = factsOf(reply);
    return diagnose({
      ...facts,
      ...(facts.tokenContent && { tokenContent: { ...facts.tokenContent, account } }),
    })[0]?.code;
  };

  it.each(refusals)('before all else: %s', (_, reply) => {
    expect(first(reply, 'admin@example.org')).toBe('signed-in-as-other-user');
    expect(first(reply, 'jane')).toBe(reply.code);
    expect(first(reply, 'Jane@Example.org')).toBe(reply.code);
  });
});
