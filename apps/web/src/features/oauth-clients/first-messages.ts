export default {
  add: 'Add Client',
  empty:
    'An OAuth client lets Mailkey open mailboxes without passwords. Add one for each app registration.',
  trySandbox: 'Try it in the sandbox',
  column: {
    name: 'Name',
    state: 'State',
    mailboxes: 'Mailboxes',
    secret: 'Client Secret',
  },
  mailboxCount: 'no mailbox | 1 mailbox | {count} mailboxes',
  sentence: {
    DRAFT: 'Draft, changed {ago}',
    DRAFT_BECAUSE: 'Draft, changed {ago}: {reason}',
    READY: 'Ready to validate, changed {ago}',
    VALIDATED: 'Validated {ago}',
    VALIDATED_BY: 'Validated by {account}, {ago}',
    NEEDS_ATTENTION: 'Needs attention, changed {ago}',
    NEEDS_ATTENTION_BECAUSE: 'Needs attention since it was validated {ago}: {reason}',
    NEEDS_ATTENTION_UNVALIDATED: 'Needs attention, changed {ago}: {reason}',
    DISABLED: 'Disabled, changed {ago}',
  },
  secret: {
    none: 'not set',
    forever: 'set, end unknown',
    today: 'ends today',
    ends: 'ends tomorrow | ends tomorrow | ends in {count} days',
    ended: 'ended on {day}',
    endsOn: 'ends on {day}',
  },
};
