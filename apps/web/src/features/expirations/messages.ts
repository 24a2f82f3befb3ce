export default {
  title: 'Calendar',
  lead: 'Everything that ends by itself, the next first. Mailkey reminds you 60, 30, 14 and 7 days and one day before.',
  empty:
    'Nothing is known to end. Enter when a client secret ends on its client, and check a mailbox: the certificates of its servers then appear here, and grants as soon as their end can be told.',
  clients: 'Open the clients',
  estimated: 'estimated',
  whatToDo: 'What to do',
  group: {
    ended: 'Ended, and still in use',
    week: 'Within seven days',
    laterThisMonth: 'Later in {month}',
    month: '{month}',
  },
  feed: {
    title: 'In your own calendar',
    text: 'An address that Outlook, Google Calendar, Apple Calendar and others can subscribe to. Whoever has it can read this calendar, and nothing else.',
    create: 'Create address',
    renew: 'New address',
    revoke: 'Revoke',
    made: 'Made {ago}',
    used: 'last read {ago}',
    neverUsed: 'not read yet',
    shownTitle: 'The address of your calendar',
    shownText:
      'It is shown this once. Subscribe to it as a calendar from the internet; a new address ends it.',
    address: 'Address',
    renewTitle: 'Make a new address?',
    renewText: 'The current one ends at once: calendars that use it stop being updated.',
    revokeTitle: 'Revoke the address?',
    revokeText: 'Calendars that use it stop being updated.',
  },
};
