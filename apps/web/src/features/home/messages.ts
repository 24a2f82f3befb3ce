export default {
  title: 'Home',
  numbers: 'At a glance',
  ok: 'Mailboxes OK',
  failing: 'Mailboxes failing',
  unchecked: 'Never checked',
  attention: 'Clients that need attention',
  incidentsTitle: 'Open incidents',
  failingTitle: 'Failing mailboxes',
  noneFailing: 'No mailbox is failing.',
  attentionTitle: 'Clients that need attention',
  all: 'Show all',
};
