export default {
  add: 'Add Mailbox',
  column: {
    name: 'Name',
    state: 'State',
    servers: 'Reads and sends',
    days: 'Last 30 days',
    client: 'OAuth client',
  },
  sentence: {
    UNCHECKED: 'Never checked, changed {ago}',
    CHECKING: 'Checking now',
    OK: 'OK, checked {ago}',
    FAILING: 'Failing since {since}',
    FAILING_BECAUSE: 'Failing since {since}. {reason}',
    DISABLED: 'Disabled, changed {ago}',
    SHUT_OUT: 'Cannot be checked: its server has shut Mailkey out since {since}',
    SHUT_OUT_OK:
      'Cannot be checked: its server has shut Mailkey out since {since}; it was OK {ago}',
  },
  direction: { incoming: 'Incoming', outgoing: 'Outgoing' },
  server: { UNKNOWN: '{protocol} not checked', OK: '{protocol} OK', FAILING: '{protocol} failing' },
};
