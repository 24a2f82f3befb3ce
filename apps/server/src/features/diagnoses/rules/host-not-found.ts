import type { Values } from '../values.js';
import { mailHosts } from '../repairs/registration.js';
import { certain, says } from '../matchers.js';
import { tryAgain } from '../repairs/mailkey.js';
import { lookUpHost } from '../repairs/network.js';
import { rule } from '../rule.js';

export const hostNotFound = rule({
  code: 'host-not-found',
  stage: 'DNS',
  actor: 'OPERATOR',
  title: 'The server’s name cannot be found',
  cause:
    'The name service knows no such host. Either the name has a typing error, or this machine cannot resolve names of the internet.',
  match: certain(
    says(
      'eai_noname',
      'err_name_not_resolved',
      'unknownhostexception',
      'enotfound',
      'host not found',
      'enodata',
      'no such host',
      'could not resolve host',
      'name could not be resolved',
      'nodename nor servname',
      'name or service not known',
      'error code 11001',
      'wsahost_not_found',
      'nxdomain',
      'getaddrinfo failed',
    ),
  ),
  repair: (v) => ({
    fix: [
      `Compare the host letter by letter: ${v.host}.${usual(v)}`,
      'If the name is right, run the command below on the machine that runs Mailkey. No answer there means that its name server has to be repaired.',
      tryAgain(v),
    ],
    commands: [lookUpHost(v)],
  }),
});

function usual(v: Values): string {
  const hosts = mailHosts(v);
  return hosts ? ` Your provider has ${hosts.incoming} and ${hosts.outgoing}.` : '';
}
