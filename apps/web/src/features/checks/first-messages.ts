/** What the home page says of checks. */
export default {
  behind: {
    title:
      'Regular checks are {minutes} minutes late | Regular checks are {minutes} minute late | Regular checks are {minutes} minutes late',
    why: 'Mailboxes that wait for theirs: {overdue}, the longest at {host}. Mailkey checks {perHost} mailboxes of one mail server at once, and {atOnce} in all. If the mail servers allow more, whoever runs Mailkey raises CHECKS_PER_HOST or CHECKS_AT_ONCE; else check these mailboxes less often.',
  },
};
