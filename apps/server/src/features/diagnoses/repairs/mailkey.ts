import type { Values } from '../values.js';
import { isKnown } from './stand-ins.js';

const named = (value: string, noun: string): string =>
  isKnown(value) ? `the ${noun} “${value}”` : `the ${noun}`;

const HERE = 'In Mailkey open ';

/** Whether a step of a repair is made in Mailkey itself, and not at the provider. */
export const isStepInMailkey = (step: string): boolean => step.startsWith(HERE);

/** The mailbox is known to sign in with a password. */
export const byPassword = ({ facts }: Values): boolean =>
  facts.mailbox?.authentication === 'PASSWORD';

export const enterPassword = (values: Values): string =>
  `${openMailbox(values)}, enter the password again (no blank before or behind it) and choose Check.`;

export const isPop = ({ protocol }: Values): boolean => protocol === 'POP3';

/** What a provider's settings call the protocol for reading. */
export const readingName = (values: Values): string => (isPop(values) ? 'POP' : 'IMAP');

/** Steps inside Mailkey itself. */
export const openClient = ({ client }: Values): string => `${HERE}${named(client, 'OAuth client')}`;

export const validateAgain = (values: Values): string =>
  byPassword(values) ? checkAgain(values) : `${openClient(values)} and choose Validate.`;

/** For a mailbox with a password that is to enter it once more: nobody signs in for it. */
export const signInAgain = (values: Values): string =>
  byPassword(values) ? enterPassword(values) : consentAgain(values);

const consentAgain = (values: Values): string =>
  `${openClient(values)}, choose Validate and sign in as ${isKnown(values.mailbox) ? values.mailbox : 'the owner of the mailbox'}.`;

export const openMailbox = ({ mailbox }: Values): string => `${HERE}${named(mailbox, 'mailbox')}`;

export const checkAgain = (values: Values): string => `${openMailbox(values)} and choose Check.`;

/** The run that failed once more: a check, or a validation where no mailbox is concerned. */
export const tryAgain = (values: Values): string =>
  values.atProvider || !isKnown(values.mailbox) ? validateAgain(values) : checkAgain(values);

export const privateWindow = 'Use a private browser window, so that no former sign-in is reused.';
