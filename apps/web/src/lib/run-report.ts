import type { DiagnosisCard_DiagnosisFragment, RunProgress_RunFragment } from '@mailkey/schema';
import { maskSecrets } from '@mailkey/secret-shapes';
import { duration } from './time.js';

type Run = RunProgress_RunFragment;

// Longer than any run of backticks inside, so that a server's words cannot end the block.
function fenced(lines: string[]): string[] {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => line.match(/`+/g) ?? []).map((t) => t.length),
  );
  const fence = '`'.repeat(longest + 1);
  return [fence, ...lines, fence];
}

function diagnosisPart(diagnosis: DiagnosisCard_DiagnosisFragment): string[] {
  const { title, certainty, code, stage, actor, cause, fix, commands, evidence } = diagnosis;
  return [
    `## ${title}`,
    '',
    `${certainty.toLowerCase()} · \`${code}\` · ${stage} · ${actor}`,
    '',
    cause,
    '',
    ...fix.map((step, index) => `${index + 1}. ${step}`),
    ...(commands.length ? ['', ...fenced(commands)] : []),
    ...(evidence.length ? ['', 'What the server said:', '', ...fenced(evidence)] : []),
    '',
  ];
}

function stepPart({
  status,
  title,
  detail,
  durationMs,
  transcript,
}: Run['steps'][number]): string[] {
  const time = durationMs === null || status === 'SKIPPED' ? '' : ` (${duration(durationMs)})`;
  const line = `- ${status} ${title}${time}${detail ? `: ${detail}` : ''}`;
  const block = fenced(transcript).map((text) => `  ${text}`);
  return status === 'FAILED' && transcript.length ? [line, '', ...block] : [line];
}

/** A run as Markdown for a ticket, without secrets. */
export function runReport(run: Run): string {
  const subject = run.mailbox?.address ?? run.oauthClient?.name ?? run.id;
  const lines = [
    `# ${run.kind === 'CHECK' ? 'Check' : 'Validation'} of ${subject}: ${run.status}`,
    '',
    run.message,
    '',
    `Run ${run.id}, started ${run.startedAt}${run.finishedAt ? `, ended ${run.finishedAt}` : ''}`,
    '',
    ...run.diagnoses.flatMap(diagnosisPart),
    '## Steps',
    '',
    ...run.steps.flatMap(stepPart),
  ];
  return `${maskSecrets(lines.join('\n'))}\n`;
}
