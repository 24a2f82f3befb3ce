import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diagnose } from '@mailkey/server/features/diagnoses/diagnose';
import type { MailProtocol } from '@mailkey/server/features/diagnoses/facts';
import { createCertificates } from './certificates.js';
import { PASSWORD, SHARED, startDovecot, type Dovecot } from './dovecot.js';
import { withoutRealServers } from './machine.js';
import { startPostfix, type Postfix } from './postfix.js';
import { runProbe, type Probed, type Probing } from './probing.js';
import { createTokenIssuer, type Claims } from './tokens.js';

const ALICE = 'alice@example.com';
const BOB = 'bob@example.com';
const why = withoutRealServers();
if (why) console.warn(`Skipped: ${why}`);

describe.skipIf(why !== undefined)('real servers', () => {
  const issuer = createTokenIssuer();
  const certificates = createCertificates();
  let dovecot: Dovecot;
  let postfix: Postfix;
  beforeAll(async () => {
    dovecot = await startDovecot(certificates.good, issuer);
    const senders = { [ALICE]: ALICE, [SHARED]: ALICE, [BOB]: BOB };
    postfix = await startPostfix(certificates.good, { authSocket: dovecot.authSocket, senders });
  });
  afterAll(async () => {
    postfix?.stop();
    await dovecot?.stop();
  });

  type Way = [MailProtocol, 'TLS' | 'STARTTLS'];
  const ways: Way[] = [
    ['IMAP', 'TLS'],
    ['IMAP', 'STARTTLS'],
    ['POP3', 'TLS'],
    ['POP3', 'STARTTLS'],
    ['SMTP', 'TLS'],
    ['SMTP', 'STARTTLS'],
  ];

  function portOf([protocol, security]: Way): number {
    const { imap, imaps, pop3, pop3s } = dovecot.ports;
    const ports = {
      IMAP: [imaps, imap],
      POP3: [pop3s, pop3],
      SMTP: [postfix.ports.submissions, postfix.ports.submission],
    };
    return ports[protocol][security === 'TLS' ? 0 : 1] ?? 0;
  }

  function probe(way: Way, claims: Claims, more: Partial<Probing> = {}): Promise<Probed> {
    const [protocol, security] = way;
    const token = issuer.mint(claims);
    return runProbe({
      protocol,
      security,
      port: portOf(way),
      ca: certificates.ca,
      username: ALICE,
      token,
      ...more,
    });
  }

  /** The answers to logins, in Postfix's own closing line: succeeded of tried. */
  function attemptsSince(mark: number): string[] {
    return [
      ...postfix
        .log()
        .slice(mark)
        .matchAll(/disconnect from .* auth=(\S+)/g),
    ].map(([, count]) => count ?? '');
  }

  it.each(ways)('lets a good token in: %s, %s', async (...way) => {
    const probed = await probe(way, { upn: ALICE });
    expect(probed.facts.fault).toBeUndefined();
    expect(probed.facts).toMatchObject({ outcome: 'ok', mechanism: 'XOAUTH2' });
    expect(probed.facts.mechanisms).toEqual(expect.arrayContaining(['XOAUTH2', 'OAUTHBEARER']));
    expect(probed.steps).toHaveLength(7);
    expect(probed.detail('secure')).toMatch(/^TLS 1\.3, certificate until 31 Dec 2099$/);
    expect(probed.detail('open')).toMatch(
      way[0] === 'SMTP' ? /alice@example.com may be/ : /^INBOX: 0 messages$/,
    );
    expect(probed.facts.transcript.join()).not.toContain(issuer.mint({ upn: ALICE }).slice(0, 40));
  });

  const refused: [string, Claims][] = [
    ['expired', { upn: ALICE, expiresIn: -60 }],
    ['for another audience', { upn: ALICE, aud: 'https://graph.microsoft.com' }],
    ['of another person', { upn: BOB }],
  ];

  it.each(
    ways.flatMap((way) => refused.map(([words, claims]) => [...way, words, claims] as const)),
  )(
    'refuses, once asked: %s, %s, a token that is %s',
    async (protocol, security, _words, claims) => {
      const mark = postfix.log().length;
      const { facts } = await probe([protocol, security], claims);
      expect(facts).toMatchObject({ outcome: 'failed', failedStep: 'authenticate' });
      const status = { IMAP: 'NO', POP3: '-ERR', SMTP: '535' }[protocol];
      expect(facts.fault).toMatchObject({
        kind: 'refused',
        status,
        challenge: expect.stringContaining('"401"'),
      });
      if (protocol !== 'SMTP') return;
      await expect.poll(() => attemptsSince(mark)).toEqual(['0/1']);
    },
  );

  it.each(ways)('opens a shared mailbox to whom it is shared with only: %s, %s', async (...way) => {
    const login = way[0] === 'SMTP' ? ALICE : SHARED;
    const shared = { username: login, fromAddress: SHARED };
    const allowed = await probe(way, { upn: ALICE, delegate: SHARED }, shared);
    expect(allowed.facts).toMatchObject({ outcome: 'ok' });
    const stranger = await probe(
      way,
      { upn: BOB },
      { ...shared, username: way[0] === 'SMTP' ? BOB : SHARED },
    );
    expect(stranger.facts).toMatchObject({
      failedStep: way[0] === 'SMTP' ? 'open' : 'authenticate',
      // Postfix takes every MAIL FROM, and judges the sender as late as RCPT TO.
      fault: { kind: 'refused', ...(way[0] === 'SMTP' && { command: 'RCPT' }) },
    });
  });

  it('does not take a refused recipient for a refused sender', async () => {
    for (const recipient of ['nobody@example.com', 'greylisted@example.com']) {
      const { facts, steps } = await probe(['SMTP', 'STARTTLS'], { upn: ALICE }, { recipient });
      expect(facts).toMatchObject({ outcome: 'ok' });
      expect(steps).toContain('open WARNING');
    }
  });

  it.each(['mailkey', 'mailkey.-example.com'])('is told the name in EHLO: %s', async (ehloName) => {
    const way = ['SMTP', 'TLS'] as const;
    const { facts } = await probe([...way], { upn: ALICE }, { tools: { ehloName } });
    expect(facts).toMatchObject({ failedStep: 'open', fault: { command: 'RCPT' } });
    expect(diagnose({ now: new Date(), provider: 'GENERIC', probes: [facts] })[0]?.code).toBe(
      'smtp-hello-refused',
    );
  });

  it.each(ways)('lets a password in: %s, %s', async (...way) => {
    const { facts } = await probe(way, { upn: ALICE }, { password: PASSWORD });
    expect(facts).toMatchObject({ outcome: 'ok', mechanism: 'PLAIN' });
    expect(facts.transcript.join()).not.toContain(
      Buffer.from(PASSWORD).toString('base64').slice(4, 20),
    );
  });

  it('lets a token in that is as long as Microsoft makes them', async () => {
    for (const way of ways) {
      const claims: Claims & { padding: string } = { upn: ALICE, padding: 'x'.repeat(2_000) };
      expect((await probe(way, claims)).facts).toMatchObject({ outcome: 'ok' });
    }
  });
});
