import { linksOf, type ChainLink } from '../../../lib/certificate.js';
import type { CertificateFacts, Facts } from '../facts.js';
import type { Match } from '../match.js';
import { because } from '../matchers.js';
import type { Matcher } from '../rule.js';
import type { Values } from '../values.js';
import { clean } from './quote.js';

/** What the server of the match has shown: a mail server, or the provider's own. */
export function certificateOf({ said }: Match, { token }: Facts): CertificateFacts | undefined {
  if (said?.probe) return said.probe.certificate;
  const asked = said?.by === 'token' && token?.kind === 'unreachable';
  return asked ? token.fault.certificate : undefined;
}

type Age = 'ended' | 'not yet valid';

/** The certificates of the chain, the server's own first, that are too old or too young for this time. */
export function outOfTime(
  certificate: CertificateFacts | undefined,
  now: Date,
  age: Age,
): ChainLink[] {
  return certificate
    ? linksOf(certificate).filter(({ validFrom, validTo }) =>
        age === 'ended' ? validTo < now : validFrom > now,
      )
    : [];
}

const PLACES = {
  leaf: 'the server’s own certificate',
  intermediate: 'the intermediate certificate',
  root: 'the root certificate',
};

/** Such as: the intermediate certificate “R3”. */
export const linkWords = ({ place, subject }: ChainLink): string =>
  `${PLACES[place]} “${clean(subject)}”`;

export const day = (date: Date): string => date.toISOString().slice(0, 10);

/** A line of evidence for each certificate that is too old or too young. */
export function namingOutOfTime(matcher: Matcher, age: Age): Matcher {
  return (evidence) => {
    const match = matcher(evidence);
    if (!match) return undefined;
    const { facts } = evidence;
    const links = outOfTime(certificateOf(match, facts), facts.now, age);
    return because(
      match,
      ...links.map((link) => {
        const when =
          age === 'ended' ? `ended on ${day(link.validTo)}` : `begins on ${day(link.validFrom)}`;
        return `By its dates ${linkWords(link)} ${when}.`;
      }),
    );
  };
}

/** What OpenSSL does not come to while a date is wrong. */
export function andWrongBeside(
  { host }: Pick<Values, 'host'>,
  certificate: CertificateFacts | undefined,
): string[] {
  if (!certificate?.chain) return [];
  const { altNames, subject, chain, otherName } = certificate;
  const names = (altNames.length > 0 ? altNames : [subject]).slice(0, 5).map(clean).join(', ');
  return [
    ...(otherName ? [`It is also for other names than ${host}: ${names}.`] : []),
    ...(chain.some(({ trusted }) => trusted)
      ? []
      : ['Its chain also leads to no authority that this machine trusts.']),
  ];
}
