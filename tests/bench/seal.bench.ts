import { createKeyring, newDataKey } from '@mailkey/server/lib/keyring';
import { Secret } from '@mailkey/server/lib/secret';
import { bench, describe } from 'vitest';

describe('a refresh token of 1.5 KB', () => {
  const dataKey = newDataKey();
  const keyring = createKeyring([dataKey], dataKey.kid);
  const place = { table: 'grant', column: 'refresh_token', row: 'a-row' };
  const token = new Secret('t'.repeat(1500));
  const sealed = keyring.seal(token, place);

  bench('is sealed', () => void keyring.seal(token, place));
  bench('is opened', () => void keyring.open(sealed, place));
});
