export default {
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
  cancel: 'Cancel',
  thanks: {
    title: 'Thank you',
    text: 'Your answer has arrived. You may close this window.',
    signIn: 'Sign in to see the result',
  },
};
