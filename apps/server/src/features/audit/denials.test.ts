import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../access/audit-entry.js';
import { createDenials } from './denials.js';

const at = (second: number) => new Date(second * 1000);
const from = (ip: string, action = 'query.users'): AuditEntry => ({
  actor: { kind: 'anonymous', ip },
  action,
});
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const by = (caller: number, more: Partial<AuditEntry> = {}): AuditEntry => ({
  actor: { kind: 'api-key', id: id(caller), name: 'k' },
  action: 'mutation.issueAccessToken',
  ...more,
});
const sum = (lines: AuditEntry[]) => lines.reduce((all, { times = 1 }) => all + times, 0);

describe('L7 refusals of strangers', () => {
  it('are told at once, and with their number when the minute is over', () => {
    const denials = createDenials();
    const first = denials.take(from('192.0.2.1'), at(0));
    expect(first).toMatchObject([{ action: 'query.users', outcome: 'DENIED' }]);
    for (let time = 1; time < 60; time += 1)
      expect(denials.take(from('192.0.2.1'), at(time))).toEqual([]);
    expect(denials.empty()).toMatchObject([{ action: 'query.users', times: 59 }]);
    expect(denials.empty()).toEqual([]);
  });

  it('are one line where they go on', () => {
    const denials = createDenials();
    for (let time = 0; time < 4; time += 1) denials.take(from('192.0.2.1'), at(time));
    expect(denials.take(from('192.0.2.1'), at(61))).toMatchObject([{ times: 4 }]);
    expect(denials.take(from('192.0.2.1'), at(62))).toEqual([]);
    expect(denials.empty()).toMatchObject([{ times: 1 }]);
  });

  it('count a whole IPv6 network as one', () => {
    const denials = createDenials();
    const lines = [1, 2, 3].flatMap((host) => denials.take(from(`2001:db8:1:2::${host}`), at(0)));
    expect(lines).toHaveLength(1);
    const ip = '2001:db8:1:2::/64';
    expect(denials.empty()).toMatchObject([{ actor: { ip }, times: 2 }]);
  });

  it('are a few lines a minute from any number of networks and fields, none of them lost', () => {
    const denials = createDenials();
    const lines: AuditEntry[] = [];
    for (let asked = 0; asked < 50_000; asked += 1) {
      const ip = `10.${asked % 200}.${asked % 250}.${asked % 7}`;
      lines.push(...denials.take(from(ip, `query.field${asked % 90}`), at(30)));
    }
    lines.push(...denials.empty());
    expect(lines.length).toBeLessThanOrEqual(16);
    expect(sum(lines)).toBe(50_000);
    const last = { action: 'request.refused', actor: { name: '1000 networks or more' } };
    expect(lines.at(-1)).toMatchObject(last);
  });

  it('count a new subject as the same, and tell none that is no id', () => {
    const denials = createDenials();
    const about = (subject: string) => ({
      ...from('192.0.2.1'),
      subject: { kind: 'user', id: subject },
    });
    expect(denials.take(about('x'.repeat(90_000)), at(0))[0]?.subject).toBeUndefined();
    for (let number = 0; number < 50; number += 1) denials.take(about(id(number)), at(1));
    expect(denials.empty()).toMatchObject([{ times: 50 }]);
  });

  it('are forgotten with their time, also where the clock was put back', () => {
    const denials = createDenials();
    denials.take(from('192.0.2.1'), at(1000));
    expect(denials.take(from('192.0.2.1'), at(500))).toHaveLength(1);
    expect(denials.take(from('192.0.2.1'), at(501))).toEqual([]);
  });
});

describe('L7 refusals of somebody who is known', () => {
  it('are bounded for each caller, whatever is asked for', () => {
    const denials = createDenials();
    const lines: AuditEntry[] = [];
    for (let asked = 0; asked < 5000; asked += 1) {
      const subject = { kind: 'mailbox', id: asked % 2 ? id(asked) : 'x'.repeat(50_000) + asked };
      lines.push(...denials.take(by(1, { subject }), at(0)));
    }
    expect(denials.take(by(2, { subject: { kind: 'mailbox', id: id(1) } }), at(0))).toHaveLength(1);
    lines.push(...denials.empty());
    expect(lines.length).toBeLessThanOrEqual(31);
    expect(sum(lines)).toBe(5000);
    expect(lines.at(-1)).toMatchObject({ action: 'request.refused', actor: { id: id(1) } });
  });

  it('are a line each where each counts, while they are few', () => {
    const denials = createDenials();
    const subject = { kind: 'user', id: id(1) };
    const wrong = { ...from('192.0.2.1', 'session.start'), subject };
    const lines = Array.from({ length: 500 }, () => denials.take(wrong, at(0), { each: true }));
    expect(lines.flat()).toHaveLength(20);
    expect(denials.empty()).toMatchObject([{ times: 480, subject }]);
  });
});
