import account from './account-messages.js';
import people from './people-messages.js';

export default {
  account,
  people,
  readOnly: 'Your role lets you look, not change. An administrator of Mailkey can change it here.',
  setUp: {
    title: 'Welcome to Mailkey',
    lead: 'Choose how the first administrator signs in. This link works once.',
    submit: 'Start',
    noLinkTitle: 'Mailkey has no administrator yet',
    noLink:
      'At its first start Mailkey printed a one-time link to the log, ending in /setup#token=… Open that whole link, also after reloading this page, to choose the first administrator’s password.',
  },
  invitation: {
    title: 'You are invited to Mailkey',
    lead: 'Choose the password that you sign in with. This link works once.',
    submit: 'Join',
    noLinkTitle: 'This link is not complete',
    noLink:
      'It should end in /invite#token=… Open the whole link that you were given, also after reloading this page.',
  },
  keys: {
    title: 'API keys',
    lead: 'A program signs in with “Authorization: Bearer <key>”. Give each program a key of its own.',
    create: 'Create key',
    empty:
      'An API key lets a program read states, start checks or take tokens. Create one for each program.',
    name: 'Name',
    nameHint: 'The program that will use it, such as Helpdesk.',
    scopes: 'It may',
    scope: {
      READ: 'Read',
      OPERATE: 'Operate',
      MANAGE: 'Manage',
      ADDRESSES: 'Change addresses',
      TOKENS: 'Take tokens',
    },
    scopeHint: {
      READ: 'See clients, mailboxes and runs',
      OPERATE: 'Validate and check',
      MANAGE: 'Create, change and delete clients and mailboxes',
      ADDRESSES: 'With Manage: lead passwords, secrets and tokens to other servers',
      TOKENS: 'Take access tokens of the mailboxes chosen below',
    },
    mailboxes: 'Mailboxes whose tokens it may take',
    chooseMailboxes: 'Choose mailboxes',
    mailboxesHint:
      'Only these; none is included by itself. Where a token would open other mailboxes, too, you are asked.',
    expires: 'Expires on',
    expiresHint: 'Empty: it does not expire.',
    expiry: { never: 'does not expire', on: 'expires on {day}', past: 'expired on {day}' },
    used: 'last used {ago}',
    neverUsed: 'never used',
    shownOnce: 'Copy the key now: it is shown this once.',
    key: 'API key',
    revoke: 'Revoke',
    revokeOf: 'Revoke {name}',
    revokeTitle: 'Revoke {name}?',
    revokeText: 'The program that uses it is refused from now on. This cannot be undone.',
    madeBy: 'made by {email}',
    madeByGone: 'made by {email}, who cannot sign in any more',
    opens: {
      yes: 'Token of {name}: {opens}.',
      no: 'No token of {name}: it {opens}, and this key has no permission for that. If the program needs it, make a new key.',
    },
    shared: 'A token of {name} {opens}. Permit this.',
    sharedHint:
      'Without it the program gets no token of this mailbox. It ends when the mailbox uses another OAuth client, or another account gives access.',
    more: '{count} more',
    needScope: 'Choose at least one.',
    needName: 'Give it a name.',
    needMailbox: 'Choose at least one mailbox.',
  },
};
