export default {
  column: { cause: 'What is wrong', state: 'State', affects: 'Affects' },
  state: { open: 'Open since {since}', closed: 'Closed {ago}, lasted {lasted}' },
  mailboxes: '{count} mailbox | {count} mailboxes',
  moment: {
    OPENED: 'Opened',
    OPENED_WITH: 'Opened with {names}',
    JOINED: '{names} joined',
    LEFT: '{names} left',
    RECOVERED: 'Closed: no mailbox is affected any more',
  },
};
