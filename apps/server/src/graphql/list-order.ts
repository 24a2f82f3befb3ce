import { choices } from './choices.js';

export type OrderDirection = 'ASC' | 'DESC';
export const OrderDirectionEnum = choices<OrderDirection>('OrderDirection', undefined, {
  ASC: 'ASC',
  DESC: 'DESC',
});

export type MailboxOrder = 'NAME' | 'STATE' | 'CLIENT' | 'HOST' | 'CHANGED';
export const MailboxOrderEnum = choices<MailboxOrder>(
  'MailboxOrder',
  'NAME: without case and accents, numbers by their value. STATE: FAILING, UNCHECKED, CHECKING, OK, DISABLED. CLIENT: the name of the OAuth client; those without one come first. HOST: the server that it reads from; of one that only sends, the one that it sends by. CHANGED: when its settings were last changed. Equal ones follow by name.',
  { NAME: 'NAME', STATE: 'STATE', CLIENT: 'CLIENT', HOST: 'HOST', CHANGED: 'CHANGED' },
);

export type OAuthClientOrder = 'NAME' | 'STATE' | 'HOST' | 'CHANGED';
export const OAuthClientOrderEnum = choices<OAuthClientOrder>(
  'OAuthClientOrder',
  'NAME: without case and accents, numbers by their value. STATE: NEEDS_ATTENTION, DRAFT, READY, VALIDATED, DISABLED. HOST: that of the token URL. CHANGED: when its settings were last changed. Equal ones follow by name.',
  { NAME: 'NAME', STATE: 'STATE', HOST: 'HOST', CHANGED: 'CHANGED' },
);
