import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../diagnose-text.js';
import { now } from './sample.js';

/** Nothing here is about mail or OAuth, though words and numbers of it stand in answers that are. */
const unrelated = [
  'MySQL 5.7.30 server started on port 3306',
  'WordPress 5.2.2 is available, please update',
  'PHP 5.3.3, MySQL 5.1.8',
  'Django 5.1.7 was released',
  'firmware 5.1.90 installed',
  'Released 5.7.708 to production',
  'Linux 5.4.316-generic #1 SMP',
  'upgraded libfoo from 4.4.5 to 5.2.252',
  '200 5.7.606 pieces in stock',
  'function poll() { // timeout',
  'IDLE timeout reached, the screen is locked now',
  'Approval required: holiday requests must be filed by Friday',
  'certificate required for this job',
  'Authentication required? Show your passport at the gate.',
  'Hotels listed by size and price',
  'The coupon code has expired',
  'Your account has been disabled for non-payment',
  'The user cancelled the subscription yesterday',
  'Your Netflix account has been locked',
  'Your account has been suspended by the gym',
  'The account is locked in the vault',
  'The restaurant says: server busy, wait to be seated',
  'UPDATE users SET account_disabled = 1 WHERE id = 7',
  'The state parameter in this equation is a vector',
  'We recommend security defaults for new routers',
  'How to enable IMAP access: open the settings of Gmail',
  '{"status":401,"message":"weather unavailable"}',
  '{"status":"400","forecast":"rain"}',
  'psql: error: FATAL: password authentication failed for user "app"',
  "fatal: Authentication failed for 'https://git.example.com/app.git/'",
  'NO [PARKING] between 8 and 10',
  'BAD [DOG] beware',
  'The road has a bandwidth limit of 7.5 t',
  'Too many requests for the same song at the party',
  'There are too many connections between these stories',
  'The file is listed as missing parameter in the survey',
  'account not found in the ledger',
  'No mailbox at the front door, please ring',
  'He was not allowed to send as many letters',
  'An internal error occurred in the elevator',
  'Private address of the author is on page 4',
  'Invalid sender: the parcel has no return label',
  'This road is not permitted to relay runners',
  'The host not found at the party was the chef',
  'The mailbox is full of newspapers',
  'In chess the clock skew matters',
];

describe('a text with words of ours that is about something else', () => {
  it.each(unrelated)('is unknown: %s', (text) => {
    expect(diagnoseText({ text, now })[0]?.code).toBe('unknown');
  });
});
