import { expect, it } from 'vitest';
import { endSlides } from './end-slides.js';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
const grant = { grantedAt: at(0), lastRefreshedAt: at(10), refreshTokenExpiresAt: at(40) };

it.each([
  ['moves on with each refresh', grant, at(50), true],
  ['is counted from the consent', grant, at(40), false],
  ['is counted from the consent, roughly', grant, at(41), false],
  [
    'moves on for the first time',
    { ...grant, lastRefreshedAt: null, refreshTokenExpiresAt: at(30) },
    at(50),
    true,
  ],
  ['is no longer told', grant, undefined, false],
  ['is told for the first time', { ...grant, refreshTokenExpiresAt: null }, at(50), false],
])('an end that %s', (_how, known, end, expected) => {
  expect(endSlides(known, end, at(20))).toBe(expected);
});
