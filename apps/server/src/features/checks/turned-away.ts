import { siteOfHost } from '../oauth-clients/endpoint-sites.js';
import type { ProbeFacts } from '../diagnoses/facts.js';

/**
 * Whether a server let nobody in: it refused, dropped or left unanswered the connection, or sent us away
 * before any login. That it is full, or down for maintenance, is another matter.
 */
export function isTurnedAway({ outcome, failedStep, fault, greeting }: ProbeFacts): boolean {
  if (outcome === 'ok' || !fault || failedStep === 'resolve') return false;
  switch (fault.kind) {
    case 'network':
      return CONNECTION.test(fault.network.code) && fault.network.stage !== 'DNS';
    case 'timeout':
      return greeting === undefined;
    case 'protocol':
      return greeting === undefined && /clos|hung up|ended/i.test(fault.problem);
    case 'refused': {
      const { command = '', status, text, secretSent = false } = fault;
      const early = !secretSent && /^(?:|EHLO|HELO|CAPA|CAPABILITY)$/.test(command);
      // Some let whoever they shut out come as far as the login, which they refuse to everybody.
      if (LOGIN.test(command)) return OF_THE_ADDRESS.test(text);
      return early && AWAY.test(status) && !BUSY.test(text);
    }
    default:
      return false;
  }
}

const CONNECTION =
  /^(?:ECONN(?:REFUSED|RESET|ABORTED)|ETIMEDOUT|EHOSTUNREACH|EPIPE|EGRESS_TIMEOUT|CONNECT_TIMEOUT)$/;
const LOGIN = /^(?:AUTH|AUTHENTICATE|LOGIN|USER|PASS)$/;
const OF_THE_ADDRESS =
  /\btoo many\b.{0,50}\bfrom (?:(?:your|this) (?:ip|address|host|network|location)\b|\[?\d{1,3}\.\d|\[?[\da-f]{1,4}:)|\bip(?: address)?\b.{0,30}\b(?:blocked|banned|black ?listed|locked out)\b/i;
const AWAY = /^(?:BYE|NO|-ERR|421|45[04]|55[04])$/i;
const BUSY =
  /too many (?:concurrent |simultaneous |open )?(?:connections|sessions|users)|(?:connections?|sessions?) (?:limit|per)|maximum (?:number of )?connections|maintenance|shutting down|overload|busy|load average|(?:helo|ehlo|hello|host name|hostname)\b/i;

/** Hosts that let us in on every port that was asked, whatever came of it. */
export function answeringHosts(probes: readonly ProbeFacts[]): string[] {
  const away = new Set(probes.filter(isTurnedAway).map(({ host }) => host));
  const answered = probes.filter(
    ({ outcome, greeting, host }) =>
      (outcome === 'ok' || greeting !== undefined) && !away.has(host),
  );
  return [...new Set(answered.map(({ host }) => host))];
}

/** What is shut out at one name is so at the others of the same machines: imap.example.org, smtp.example.org. */
export function isSameHouse(one: string, other: string): boolean {
  const named = [one, other].every((host) => host.split('.').length > 2 && /[a-z]$/i.test(host));
  return named && siteOfHost(one) === siteOfHost(other);
}
