import type { Match } from '../match.js';
import { certain, says } from '../matchers.js';
import { tryAgain } from '../repairs/mailkey.js';
import { lookUpHost, usualPortsOf } from '../repairs/network.js';
import { rule } from '../rule.js';

const otherPort = {
  title: 'Mailkey may not connect to this port',
  cause:
    'At public addresses Mailkey connects to the usual ports of mail and https only, so that nobody reaches other services through it.',
};

/** The address is public, and the port no usual one. */
const ofThePort = ({ said }: Match): boolean =>
  /is neither https nor mail/.test(said?.readable ?? '');

export const privateAddressBlocked = rule({
  code: 'private-address-blocked',
  stage: 'TCP',
  actor: 'OPERATOR',
  title: 'The host leads into a private network, which is not allowed',
  cause:
    'The name resolves to an address of a private or local network. Mailkey connects to such addresses only when the operator has allowed them.',
  match: certain(
    says('egress_blocked', 'egress blocked', 'private address', 'private network address'),
  ),
  repair: (v, match) => ({
    ...(ofThePort(match) && otherPort),
    fix: [
      ...(ofThePort(match) ? [`Check the port: ${v.port}. ${usualPortsOf(v)}`] : []),
      `If ${v.host} is meant to be a public server, correct its name.`,
      'If it is a server in your own network, add that network to EGRESS_ALLOW_CIDRS (such as 10.1.0.0/16) and restart this server.',
      tryAgain(v),
    ],
    commands: [lookUpHost(v)],
  }),
});
