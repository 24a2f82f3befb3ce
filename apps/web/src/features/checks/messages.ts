export default {
  check: 'Check',
  title: 'Last check',
  never: 'Check whether the mailbox can be opened, and mail be sent from it.',
};
