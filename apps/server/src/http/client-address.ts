import type { IncomingMessage } from 'node:http';

/** Express's compiled `trust proxy`: whether the hop at this distance is a proxy of ours. */
export type TrustsHop = (address: string, distance: number) => boolean;

/**
 * Whose request it is, where Express is not asked (WebSocket): the nearest address that is no
 * proxy of ours. What a stranger writes into X-Forwarded-For counts for nothing.
 */
export function clientAddress({ socket, headers }: IncomingMessage, trusts: TrustsHop): string {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',');
  const hops = [socket.remoteAddress ?? '', ...forwarded.split(',').reverse()]
    .map((hop) => hop.trim())
    .filter((hop, index) => index === 0 || hop !== '');
  const client = hops.findIndex((hop, distance) => !trusts(hop, distance));
  return hops[client === -1 ? hops.length - 1 : client] ?? '';
}
