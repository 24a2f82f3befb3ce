import { describe, expect, it } from 'vitest';
import { auditText } from './audit-text.js';

const long = 'x'.repeat(100_000);
const id = '00000000-0000-4000-8000-000000000001';

describe('L6 the words of an event', () => {
  it('are short, whatever is put into them', () => {
    const text = auditText({
      actor: { kind: 'api-key', id: long, name: long, ip: long },
      action: long,
      subject: { kind: long, id: long, name: long },
      fields: Array.from({ length: 10_000 }, () => long),
    });
    expect(JSON.stringify(text).length).toBeLessThan(6000);
    expect(text.actorName).toMatch(/^x+… \(\d+ more characters\)$/);
    expect(text.fields.at(-1)).toBe('… (9960 more)');
    expect([text.actorId, text.subjectId]).toEqual([null, null]);
  });

  it.each(['a\r\nb', 'a\u001b[31mb', 'a\u0000b', 'a\u202eb', 'a\u2028b', 'a\ud800b'])(
    'are harmless: %j',
    (name) => {
      const entry = {
        actor: { kind: 'user' as const, name, ip: name },
        action: 'a',
        fields: [name],
      };
      const { actorName, ip, fields } = auditText({ ...entry, subject: { kind: 'mailbox', name } });
      expect(actorName).toMatch(/^a\ufffd[^\p{Cc}\p{Surrogate}\u2028\u202e]*b$/u);
      expect([ip, fields[0]]).toEqual([actorName, actorName]);
    },
  );

  it('stay as they are where they are ours', () => {
    const actor = { kind: 'user' as const, id, name: 'ana@example.org', ip: '192.0.2.1' };
    const subject = { kind: 'mailbox', id, name: 'Büro 😀' };
    expect(auditText({ actor, action: 'mailbox.update', subject, fields: ['name'] })).toEqual({
      actorKind: 'user',
      actorId: id,
      actorName: 'ana@example.org',
      ip: '192.0.2.1',
      action: 'mailbox.update',
      subjectKind: 'mailbox',
      subjectId: id,
      subjectName: 'Büro 😀',
      fields: ['name'],
    });
  });

  it.each(['', 'x', `${id}x`, id.toUpperCase().replace('8', 'A'), `{${id}}`, '../1', 'urn:uuid'])(
    'have no id that is none by shape: %j',
    (wrong) => {
      const entry = { actor: { kind: 'system' as const }, action: 'a' };
      expect(auditText({ ...entry, subject: { kind: 'user', id: wrong } }).subjectId).toBeNull();
    },
  );
});
