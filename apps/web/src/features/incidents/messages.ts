export default {
  title: 'Incidents',
  open: 'Open',
  none: 'Nothing is wrong. When mailboxes stop working, each cause is one incident here, however many it affects.',
  noneOpen: 'Nothing is wrong at the moment.',
  closed: 'Closed',
  notFound: 'This incident does not exist, or it is too old to be kept.',
  cause: 'Cause and fix',
  affected: 'Affected mailboxes',
  wereAffected: 'Mailboxes that were affected',
  nobody: 'Its mailboxes have been deleted.',
  timeline: 'How it went',
  lastSeen: 'Last seen',
  client: 'OAuth client',
  server: 'Server',
  recheck: {
    all: 'Check it now | Check all {count} now',
    failing: 'Check the failing one now | Check all {count} failing now',
    server: 'Ask the server now',
    begun:
      'Nothing to check | It is checked now | {count} mailboxes are checked one after the other, the last one {last}',
  },
  pace: 'Next tries',
  slowed: 'Once a day since',
  more: '{names} and {count} more',
  omitted:
    'One moment after the beginning is not shown. | {count} moments after the beginning are not shown.',
};
