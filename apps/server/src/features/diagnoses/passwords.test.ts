import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.js';
import type { Facts } from './facts.js';
import { passwordAnswers, refusedPassword, type Row } from './samples/password-answers.js';

const login = 'helpdesk@example.org';

/** A mailbox with a password, as its check sees it. */
function facts(row: Row): Facts {
  const [host, protocol] = row;
  const probe = refusedPassword(row);
  const server = { host, port: probe.port, security: probe.security, username: login };
  return {
    now: new Date('2026-11-30T12:00:00Z'),
    provider: 'GENERIC',
    probes: [probe],
    mailbox: {
      address: login,
      authentication: 'PASSWORD',
      ...(protocol === 'SMTP'
        ? { outgoing: { ...server, fromAddress: login } }
        : { incoming: { ...server, protocol } }),
    },
  };
}

describe.each(passwordAnswers)('%s over %s: %s', (...row) => {
  const [, protocol, , { code, actor, told }] = row;
  const found = diagnose(facts(row));
  const [first] = found;

  it(`is ${code}, for ${actor}`, () => {
    expect(first).toMatchObject({ code, actor, stage: protocol });
    expect([first?.title, first?.cause, ...(first?.fix ?? [])].join('\n')).toMatch(told);
  });

  it('says nothing of tokens', () => {
    for (const { code: one, title, cause, fix } of found) {
      const text = [one, title, cause, ...fix].join('\n');
      expect(text).not.toMatch(/\btokens?\b|\bscopes?\b|consent|xoauth2|signed in|<[a-z]/i);
      expect(text).not.toMatch(/open the OAuth client/);
    }
  });
});
