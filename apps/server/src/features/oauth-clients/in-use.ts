import { UserError } from '../../lib/errors.js';

/** The first mailboxes that use a client, by name, and how many do. */
export interface ClientUsers {
  names: string[];
  count: number;
}

/** Why a client cannot go; `mailboxCount` counts those that are not named, too. */
export function inUse(name: string, { names, count }: ClientUsers): UserError {
  const more = count - names.length;
  const further = more > 0 ? ` and ${more} more` : '';
  const message = `${name} is used by ${names.join(', ')}${further}.`;
  return new UserError('IN_USE', message, { mailboxes: names, mailboxCount: count });
}
