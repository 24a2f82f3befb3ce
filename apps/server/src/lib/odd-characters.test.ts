import { expect, it } from 'vitest';
import { oddCharacters } from './odd-characters.js';

it('names what a copied password holds that nobody sees, and nothing else', () => {
  expect(oddCharacters('abcd\u00a0efgh\u00a0ijkl')).toEqual(['no-break space (U+00A0)']);
  expect(oddCharacters('pass\u200bword\ufeff')).toEqual([
    'zero-width space (U+200B)',
    'byte order mark (U+FEFF)',
  ]);
  expect(oddCharacters('\u2009x')).toEqual(['character that nobody sees (U+2009)']);
  expect(oddCharacters('password ')).toEqual(['space at its beginning or end']);
  for (const usual of ['', 'abcd efgh', 'Pässwörd-Пароль', '密码', 'a\tb', '👩‍🚀'.slice(0, 2)])
    expect(oddCharacters(usual)).toEqual([]);
});
