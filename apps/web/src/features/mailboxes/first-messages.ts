export default {
  add: 'Add Mailbox',
  column: { name: 'Name', state: 'State', servers: 'Reads and sends', client: 'OAuth client' },
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
  days: {
    fleet: 'All mailboxes, last 90 days',
    fleetText:
      'Each mailbox counts once a day, by the worst that its checks found. Days are in UTC.',
    short: 'Last {days} days: {counts}',
    none: 'Nothing has been checked yet. Each day shows here once there was a check.',
    column: 'Last 30 days',
    today: 'Today',
    day: 'Day',
    state: {
      OK: 'OK',
      FAILING: 'Failing',
      THROTTLED: 'Rate-limited',
      OFF: 'Not checked',
    },
    count: {
      OK: '{count} OK',
      FAILING: '{count} failing',
      THROTTLED: '{count} rate-limited',
      OFF: '{count} not checked',
    },
  },
  direction: { incoming: 'Incoming', outgoing: 'Outgoing' },
  server: { UNKNOWN: '{protocol} not checked', OK: '{protocol} OK', FAILING: '{protocol} failing' },
};
