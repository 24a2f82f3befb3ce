import { says } from '../matchers.js';

/** A limit on logins, wrong or right ones. */
export const tooManyLogins = says(
  'too many login attempts',
  'too many bad auth attempts',
  'too many failed login',
  'too many login failures',
  'too many failed logins',
  'too many authentication failures',
);
