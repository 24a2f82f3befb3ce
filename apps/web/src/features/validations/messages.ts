import invitations from './invitation-messages.js';

export default {
  invitations,
  validate: 'Validate',
  title: 'Validation',
  opening: 'Opening the sign-in page…',
  openSignIn: 'Open the sign-in page',
  linkGone:
    'The link to the sign-in page was shown where the validation was started. Cancel and validate again to get another.',
  account: {
    one: 'Sign in as {account}.',
    last: 'Sign in as {account}, as last time.',
    any: 'Sign in as a person who has a licence and may open the mailboxes.',
  },
  other: 'If the browser is signed in as somebody else, choose “Use another account”.',
  stuck: 'Does the page show an error and never come back here?',
  lookFor:
    'Look for the word it names. Scope (invalid_scope, “unknown or malformed”): a scope or the separator is wrong. Redirect URI (redirect_uri, “mismatch”): it is not registered exactly like this. Client ID (“unknown client”, “client not found”): it is misspelt. “Need admin approval”: an administrator must consent first. Paste the text of the page below.',
  needsAdmin: 'Does it ask for the approval of an administrator?',
  cancel: 'Cancel',
  thanks: {
    title: 'Thank you',
    text: 'Your answer has arrived. You may close this window.',
    signIn: 'Sign in to see the result',
  },
};
