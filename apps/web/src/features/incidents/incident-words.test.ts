import { describe, expect, it } from 'vitest';
import { sinceTime } from '../../lib/time.js';
import { incidentSentence, incidentTone, momentKey, namesOf } from './incident-words.js';

const open = {
  ...({
    __typename: 'Incident',
    id: 'i',
    title: 'The secret is wrong',
    severity: 'ERROR',
  } as const),
  host: null,
  oauthClient: null,
  mailboxCount: 40,
  openedAt: '2026-03-01T12:00:00Z',
  closedAt: null,
  lastSeenAt: '2026-03-01T12:30:00Z',
  slowedAt: null,
};
const now = Date.parse('2026-03-01T15:00:00Z');

describe('an incident in words', () => {
  it('is open since its beginning, or recovered after a while', () => {
    expect(incidentSentence(open, now, 'en')).toEqual({
      key: 'incidents.state.open',
      values: { since: sinceTime(open.openedAt, now) },
    });
    const closed = { ...open, closedAt: '2026-03-01T14:05:00Z' };
    expect(incidentSentence(closed, now, 'en')).toEqual({
      key: 'incidents.state.closed',
      values: { ago: '55 minutes ago', lasted: '2 h 5 min' },
    });
    expect([incidentTone(open), incidentTone(closed)]).toEqual(['error', 'success']);
  });

  it('names a few and counts the others', () => {
    expect(namesOf(['a', 'b', 'c', 'd', 'e'])).toEqual({ names: 'a, b, c', more: 2 });
    expect(namesOf([])).toEqual({ names: '', more: 0 });
  });

  it('says with whom it began', () => {
    const at = open.openedAt;
    expect(momentKey({ kind: 'OPENED', at, mailboxes: [], mailboxCount: 0 })).toBe(
      'incidents.moment.OPENED',
    );
    expect(momentKey({ kind: 'OPENED', at, mailboxes: ['a'], mailboxCount: 1 })).toBe(
      'incidents.moment.OPENED_WITH',
    );
  });
});
