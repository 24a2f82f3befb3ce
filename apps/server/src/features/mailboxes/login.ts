import type { Mailbox } from './mailbox.entity.js';

/**
 * The user name that a mailbox's token is for: that of the incoming server, where there is one, or of the
 * outgoing one, where it is for sending.
 */
export function loginOf(
  { address, incoming, outgoing }: Login,
  { sending = false }: { sending?: boolean } = {},
): string {
  const server = sending ? (outgoing ?? incoming) : (incoming ?? outgoing);
  return server?.username ?? address;
}

type Login = Pick<Mailbox, 'address' | 'incoming' | 'outgoing'>;
