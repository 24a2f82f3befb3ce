import { expect, it } from 'vitest';
import { auditFile, auditVariables } from './audit-filter.js';

const all = { action: '', actor: '', from: '', to: '' };

it('asks for everything unless something is chosen', () => {
  expect(auditVariables(all)).toEqual({ action: null, actor: null, from: null, to: null });
  expect(auditFile(all)).toBe('/audit.csv');
});

it('means whole days of the reader', () => {
  const { from, to } = auditVariables({ ...all, from: '2026-11-02', to: '2026-11-02' });
  expect(new Date(from ?? '').getHours()).toBe(0);
  expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(24 * 60 * 60_000 - 1);
});

it('leaves out what is no day', () => {
  expect(auditVariables({ ...all, from: '2026-13-45', to: 'soon' })).toMatchObject({
    from: null,
    to: null,
  });
});

it('exports what the table shows', () => {
  const file = auditFile({ ...all, action: 'mailbox', actor: ' ana & co ' });
  expect(file).toBe('/audit.csv?action=mailbox&actor=ana+%26+co');
});
