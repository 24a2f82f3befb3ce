import type { DiagnosisContent } from '../diagnoses/diagnosis.js';

/** From so many others on whose login the same server refuses at a time, one incident tells of all. */
export const TOGETHER = 2;
/** How long ago theirs may have been, in milliseconds: at the pace of the second try. */
export const LATELY_MS = 2 * 60 * 60_000;

/** What is told of many refused logins of one server: each one's own diagnosis is on its mailbox. */
export function refusedTogether(first: DiagnosisContent, host: string): DiagnosisContent {
  return {
    ...first,
    // Whoever uses one of them cannot fix what is common to all.
    actor: 'OPERATOR',
    title: `${host} refuses the logins of several mailboxes`,
    cause: `Several mailboxes had their login refused within a short time, which seldom is the fault of each. Every one is tried ever less often, at last once a day, so that the server neither locks accounts nor shuts this address out. Of the first one Mailkey thinks: ${first.title}.`,
    fix: [
      'If something was changed for all of them (passwords, the OAuth client and its permissions, a switch or a rule of the server), fix that first.',
      'Else open the mailboxes one by one: the last check of each says what the server answered and what to do.',
      'Then open this incident in Mailkey and choose “Check all now”: they are checked one after the other.',
    ],
    commands: [],
  };
}
