import type { Facts, NetworkFault, ProbeFacts, ProbeFault, TokenFacts } from './facts.js';
import { standardName, wordsOfName } from './error-name.js';
import { pastedReply, phaseOf, replyOf, type Reply } from './reply.js';
import { classOf } from './reply-class.js';
import { parseText, type ObservedText } from './observed-text.js';

/** The facts of a run and every text in them, read once for all rules. */
export interface Evidence {
  facts: Facts;
  said: readonly ObservedText[];
}

export function readEvidence(facts: Facts): Evidence {
  const { authorize, token, pasted, probes } = facts;
  const said: ObservedText[] = [];
  if (authorize?.kind === 'error') {
    const { error, description = '', uri = '' } = authorize;
    const text = `${error}: ${description} ${uri} ${wordsOfName(error)}`;
    said.push(parseText(text, { by: 'authorize', stage: 'AUTHORIZE' }));
  }
  const refusal = token && hearToken(token);
  if (refusal) said.push(refusal);
  for (const probe of probes)
    if (probe.fault)
      said.push({ ...hearProbe(probe, probe.fault), ...judged(replyOf(facts, probe), probe) });
  if (pasted) {
    const stage = pasted.stage && { stage: pasted.stage };
    const observed = parseText(pasted.text, { by: 'pasted', ...stage });
    const reply = observed.words && pastedReply(facts, observed.readable, pasted.stage);
    said.push({ ...observed, ...judged(reply || undefined) });
  }
  return { facts, said };
}

function judged(
  reply: Reply | undefined,
  probe?: ProbeFacts,
): Pick<ObservedText, 'reply' | 'means' | 'phase'> {
  const means = reply && classOf(reply);
  const phase = reply ? reply.phase : probe && phaseOf(probe);
  return { ...(reply && { reply }), ...(means && { means }), ...(phase && { phase }) };
}

function hearToken(token: TokenFacts): ObservedText | undefined {
  switch (token.kind) {
    case 'granted':
      return undefined;
    case 'unreachable':
      return hearNetwork(token.fault, 'token');
    case 'malformed':
      return parseText(`HTTP ${token.status} ${token.problem} ${token.body}`, {
        by: 'token',
        stage: 'TOKEN',
      });
    case 'refused': {
      const { status, error, description = '', suberror = '', codes = [], body } = token;
      const numbers = codes.map((code) => `AADSTS${code}`).join(' ');
      // The body repeats what was read from it; without a description it is all there is.
      const text = [`${error}: ${description}`, suberror, numbers, `HTTP ${status}`];
      const rest = description === '' ? body : '';
      const names = [wordsOfName(error), namesIn(description)];
      return parseText([...text, ...names, rest].join(' '), { by: 'token', stage: 'TOKEN' });
    }
  }
}

/** Some put the error's name where its description belongs. */
const namesIn = (description: string): string =>
  /\s/.test(description) ? (standardName(description) ?? '') : wordsOfName(description);

function hearNetwork(
  fault: NetworkFault,
  by: ObservedText['by'],
  probe?: ProbeFacts,
): ObservedText {
  const stage = fault.stage === 'HTTP' ? 'TOKEN' : fault.stage;
  const text = `${fault.code}: ${fault.message}`;
  return parseText(text, { by, stage, ...(probe && { probe }) });
}

function hearProbe(probe: ProbeFacts, fault: ProbeFault): ObservedText {
  if (fault.kind === 'network') return hearNetwork(fault.network, 'probe', probe);
  const words = wordsOfFault(probe, fault);
  const alerts = (probe.alerts ?? []).filter((alert) => !words.includes(alert));
  return parseText([words, ...alerts].join(' '), { by: 'probe', stage: probe.protocol, probe });
}

function wordsOfFault(probe: ProbeFacts, fault: Exclude<ProbeFault, { kind: 'network' }>): string {
  switch (fault.kind) {
    case 'refused': {
      const code = fault.code && !fault.text.includes(fault.code) ? fault.code : '';
      const bracketed = code && /^[A-Z]/i.test(code) ? `[${code}]` : code;
      const status = fault.text.startsWith(fault.status) ? '' : fault.status;
      return [
        status,
        bracketed,
        fault.text,
        fault.challenge ?? '',
        lastReply(probe, fault.text || fault.status),
      ].join(' ');
    }
    case 'protocol':
      return `${fault.problem} ${fault.text ?? ''} ${lastReply(probe, fault.text)}`;
    case 'timeout':
      return `no answer within ${fault.waitedForMs} ms while waiting for ${fault.waitingFor} ${fault.text ?? ''}`;
    case 'not-offered':
      return `${fault.what} is not offered (offered: ${fault.offered.join(' ') || 'nothing'})`;
    case 'policy':
      return `${fault.rule}: ${fault.message}`;
  }
}

const WENT_WELL = /^(?:\+OK\b|[23]\d\d(?:[ -]|$)|\S+ OK\b(?! \[(?:WEB)?ALERT))/i;

/** The server's other lines after the last command: an alert often stands beside the refusal. */
function lastReply({ transcript }: ProbeFacts, told = ''): string {
  const last = transcript.findLastIndex((line) => line.startsWith('C:'));
  return (
    transcript
      .slice(last + 1)
      .filter((line) => line.startsWith('S:'))
      .map((line) => line.slice(2).trim())
      // Another command went well, which is no part of this one's refusal.
      .filter((line) => told === '' || !WENT_WELL.test(line))
      // A reply of several lines is told whole.
      .filter((line) => told === '' || (!line.includes(told) && !told.includes(line)))
      .join('\n')
  );
}
