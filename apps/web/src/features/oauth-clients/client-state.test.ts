import type { OAuthClientState_OAuthClientFragment as Client } from '@mailkey/schema';
import { describe, expect, it } from 'vitest';
import { i18n } from '../../i18n.js';
import { clientSentence, secretEnd } from './client-state.js';

const now = Date.parse('2026-11-22T12:00:00Z');
const client: Client = {
  id: '1',
  enabled: true,
  status: 'READY',
  statusReason: null,
  clientSecret: { isSet: true, setAt: '2026-11-19T12:00:00Z', expiresAt: null },
  grant: null,
  updatedAt: '2026-11-19T12:00:00Z',
};
const grant = { id: 'g', account: 'ana@contoso.com', grantedAt: '2026-11-20T12:00:00Z' };
const said = (changes: Partial<Client>) => {
  const { key, values } = clientSentence({ ...client, ...changes }, now, 'en');
  return i18n.global.t(key, values ?? {});
};

describe('clientSentence', () => {
  it.each<[Partial<Client>, string]>([
    [{}, 'Ready to validate, changed 3 days ago'],
    [
      { status: 'DRAFT', statusReason: 'Client ID is missing.' },
      'Draft, changed 3 days ago: Client ID is missing.',
    ],
    [{ status: 'VALIDATED', grant }, 'Validated by ana@contoso.com, 2 days ago'],
    [{ status: 'VALIDATED', grant: { ...grant, account: null } }, 'Validated 2 days ago'],
    [
      { status: 'NEEDS_ATTENTION', statusReason: 'The secret has ended.', grant },
      'Needs attention since it was validated 2 days ago: The secret has ended.',
    ],
    [{ status: 'DISABLED' }, 'Disabled, changed 3 days ago'],
  ])('says %j as %s', (changes, sentence) => {
    expect(said(changes)).toBe(sentence);
  });
});

describe('secretEnd', () => {
  const ending = (expiresAt: string | null) =>
    secretEnd({ ...client, clientSecret: { ...client.clientSecret, expiresAt } }, now);

  it('warns thirty days before and is red from the day on', () => {
    expect(ending('2026-11-02T00:00:00Z')).toMatchObject({ tone: 'error' });
    expect(ending('2026-11-22T00:00:00Z').message.key).toBe('oauthClients.secret.today');
    expect(ending('2026-12-20T00:00:00Z')).toEqual({
      tone: 'warning',
      message: { key: 'oauthClients.secret.ends', values: { count: 27 } },
    });
    expect(ending('2027-06-01T00:00:00Z').tone).toBe('neutral');
    expect(ending(null).message.key).toBe('oauthClients.secret.forever');
  });
});
