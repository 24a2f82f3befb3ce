/** The same as in docs/alerts.md; a test runs both against a real delivery. */
export const verifySnippet = [
  "import { createHmac, timingSafeEqual } from 'node:crypto';",
  '',
  'export function isFromMailkey(headers, body, secret) {',
  "  const timestamp = headers['mailkey-timestamp'];",
  '  const age = Date.now() / 1000 - Number(timestamp);',
  '  if (!(Math.abs(age) < 300)) return false;',
  "  const mac = createHmac('sha256', secret);",
  '  mac.update(`${timestamp}.${body}`);',
  "  const expected = Buffer.from(`v1=${mac.digest('hex')}`);",
  "  const given = Buffer.from(String(headers['mailkey-signature']));",
  '  if (given.length !== expected.length) return false;',
  '  return timingSafeEqual(given, expected);',
  '}',
];
