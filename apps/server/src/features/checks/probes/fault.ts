import { firstEnd, lastBegin } from '../../../lib/certificate.js';
import { day, linkWords } from '../../diagnoses/repairs/certificates.js';
import type { NetworkFault, ProbeFault } from '../../diagnoses/facts.js';

export type RefusedStep = Extract<ProbeFault, { kind: 'refused' }>;

/** Ends a probe from wherever it is; the frame catches it, so it never leaves a probe. */
export class ProbeFailure extends Error {
  override readonly name = 'ProbeFailure';
  constructor(readonly fault: ProbeFault) {
    super(faultWords(fault));
  }
}

export function protocolFailure(problem: string, text?: string): ProbeFailure {
  return new ProbeFailure({ kind: 'protocol', problem, ...(text !== undefined && { text }) });
}

export function policyFailure(rule: string, message: string): ProbeFailure {
  return new ProbeFailure({ kind: 'policy', rule, message });
}

/** The fault in a line, as a step shows it. */
export function faultWords(fault: ProbeFault): string {
  switch (fault.kind) {
    case 'network':
      return `${fault.network.code}: ${fault.network.message}${culprit(fault.network)}`;
    case 'refused':
      return fault.text || fault.challenge || fault.status;
    case 'protocol':
      return fault.text ? `${fault.problem} ${fault.text}` : fault.problem;
    case 'timeout':
      return `Waited ${(fault.waitedForMs / 1000).toFixed(1)} s for ${fault.waitingFor}.${fault.text ? ` ${fault.text}` : ''}`;
    case 'not-offered':
      return `The server does not offer ${fault.what}.`;
    case 'policy':
      return fault.message;
  }
}

/** Of a chain whose dates are wrong: the certificate that it is about. */
function culprit({ code, certificate }: NetworkFault): string {
  if (!certificate) return '';
  const ended = firstEnd(certificate);
  const early = lastBegin(certificate);
  if (code === 'CERT_HAS_EXPIRED') return `: ${linkWords(ended)} ended on ${day(ended.validTo)}`;
  if (code === 'CERT_NOT_YET_VALID')
    return `: ${linkWords(early)} begins on ${day(early.validFrom)}`;
  return '';
}
