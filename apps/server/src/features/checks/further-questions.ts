import { diagnose } from '../diagnoses/diagnose.js';
import { permissionFor } from '../diagnoses/predicates/token.js';
import type { Facts, MailProtocol, ProbeFacts, ServerFacts, Stage } from '../diagnoses/facts.js';
import { siteOfHost } from '../oauth-clients/endpoint-sites.js';
import type { IncomingPreset } from '../providers/provider.js';
import { refusedAt } from './refused-login.js';
import { isFaultOfTlsPeer } from './speaks-tls.js';

/**
 * What is asked when the first facts leave several causes open (failures.md, "Same text, several
 * causes"). Each question is a step of its own in the run; its answer goes into `asked` of the probe.
 */
export type FurtherQuestion =
  /** Whether the port speaks TLS from the first byte, or greets in clear. */
  | { kind: 'first-byte'; about: ProbeFacts; key: 'tls' | 'plain'; step: string; title: string }
  /** Whether the other way to read opens the mailbox with the same token. */
  | {
      kind: 'other-protocol';
      about: ProbeFacts;
      key: MailProtocol;
      server: ServerFacts;
      step: string;
      title: string;
    };

export function furtherQuestions(
  facts: Facts,
  incoming: readonly IncomingPreset[],
): FurtherQuestion[] {
  const questions = facts.probes.flatMap((probe) => {
    const question = firstByte(probe) ?? otherProtocol(probe, facts, incoming);
    return question ? [question] : [];
  });
  // Another login with the same token is asked for once, whichever probe wants to know.
  return questions.filter(
    ({ kind, key }, at) =>
      kind === 'first-byte' || questions.findIndex((one) => one.key === key) === at,
  );
}

/** TLS and port that do not fit look like a wrong version or like silence: the other way round decides. */
function firstByte(probe: ProbeFacts): FurtherQuestion | undefined {
  if (!beforeSignIn(probe)) return undefined;
  const key = probe.security === 'TLS' ? 'plain' : 'tls';
  const title =
    key === 'tls' ? 'Does this port speak TLS at once?' : 'Does this port speak without TLS?';
  return { kind: 'first-byte', about: probe, key, ...named(probe, key, title) };
}

/** A server that hung up or was silent before it came to the sign-in, or that broke TLS itself. */
function beforeSignIn({ failedStep, fault, greeting }: ProbeFacts): boolean {
  if (!fault || greeting !== undefined)
    return fault?.kind === 'not-offered' && fault.what === 'STARTTLS';
  if (fault.kind === 'network')
    return fault.network.stage === 'TLS' && !isFaultOfTlsPeer(fault.network.code);
  return failedStep !== 'resolve' && (fault.kind === 'timeout' || fault.kind === 'protocol');
}

/** A protocol that is switched off and a token that is wrong get the same words; the other protocol tells them apart. */
function otherProtocol(
  probe: ProbeFacts,
  facts: Facts,
  incoming: readonly IncomingPreset[],
): FurtherQuestion | undefined {
  const { probes, mailbox } = facts;
  const refused =
    probe.fault?.kind === 'refused' &&
    (probe.failedStep === 'authenticate' || probe.failedStep === 'open');
  // SMTP alone shows that the token is good, but nothing about reading.
  const compared = probes.some(({ protocol, outcome }) => protocol !== 'SMTP' && outcome === 'ok');
  // A second login could be refused as well, and servers count those.
  if (refusedAt(probes)) return undefined;
  if (!refused || compared || mailbox?.authentication !== 'OAUTH2') return undefined;
  if (isDecided(probe, facts)) return undefined;
  const asked = new Set(probes.map(({ protocol }) => protocol));
  // A token is shown only to the house whose server is checked.
  const house = siteOfHost(probe.host);
  const preset = incoming.find(
    ({ protocol, host }) =>
      !asked.has(protocol) && siteOfHost(host) === house && mayOpen(protocol, facts),
  );
  if (!preset) return undefined;
  const { protocol, host, port, security } = preset;
  const server = { host, port, security, username: mailbox.incoming?.username ?? mailbox.address };
  const title = `Does ${protocol} open it with the same token?`;
  return {
    kind: 'other-protocol',
    about: probe,
    key: protocol,
    server,
    ...named(probe, protocol, title),
  };
}

/** What is certain already needs no further login. */
function isDecided({ protocol }: ProbeFacts, facts: Facts): boolean {
  const stages: Stage[] = [protocol, 'TOKEN', 'TOKEN_CONTENT'];
  return diagnose(facts).some(
    ({ certainty, severity, stage }) =>
      certainty === 'CERTAIN' && severity === 'ERROR' && stages.includes(stage),
  );
}

/** Whether a refusal would mean anything: a token without the permission is refused whatever else is true. */
function mayOpen(protocol: MailProtocol, facts: Facts): boolean {
  const { tokenContent } = facts;
  const held = [...(tokenContent?.scopes ?? []), ...(tokenContent?.roles ?? [])];
  const named = held.filter((one) => /^(IMAP|POP|SMTP)\./i.test(one));
  const wanted = permissionFor(protocol, facts).toLowerCase();
  return named.length === 0 || named.some((one) => one.toLowerCase() === wanted);
}

function named(
  { protocol }: ProbeFacts,
  key: string,
  title: string,
): { step: string; title: string } {
  return {
    step: `${protocol.toLowerCase()}.ask-${key.toLowerCase()}`,
    title: `${protocol}: ${title}`,
  };
}
