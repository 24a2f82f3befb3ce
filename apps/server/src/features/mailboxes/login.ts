import type { Mailbox } from './mailbox.entity.js';

/** The user name that a mailbox's token is for: that of the incoming server, where there is one. */
export function loginOf({ address, incoming, outgoing }: Login): string {
  return (incoming ?? outgoing)?.username ?? address;
}

type Login = Pick<Mailbox, 'address' | 'incoming' | 'outgoing'>;
