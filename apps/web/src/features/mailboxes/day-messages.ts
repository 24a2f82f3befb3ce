export default {
  fleet: 'All mailboxes, last 90 days',
  fleetText: 'Each mailbox counts once a day, by the worst that its checks found. Days are in UTC.',
  short: 'Last {days} days: {counts}',
  none: 'Nothing has been checked yet. Each day shows here once there was a check.',
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
};
