export default {
  signIn: {
    title: 'Sign in',
    lead: 'Mailkey keeps the access to your mailboxes working.',
    email: 'Email',
    password: 'Password',
    code: 'Code of your authenticator app',
    submit: 'Sign in',
  },
  signOut: 'Sign out',
  person: 'Signed in as {email}',
  setUp: {
    passwordHint: 'At least 12 characters. A sentence is easier to remember than a riddle.',
  },
  account: {
    title: 'My account',
    proof: {
      title: 'Is it still you?',
      lead: 'This asks for your password again. It then counts for a quarter of an hour.',
      confirm: 'Continue',
    },
  },
  people: {
    notice: {
      title: 'Another administrator opened every door',
      MADE: '{email} was made an administrator by {by}.',
      RESET: '{email}, an administrator, was given a new sign-in by {by}.',
      ENABLED: '{email}, an administrator, was enabled again by {by}.',
      help: 'If this is not right, disable both under Settings → People, and revoke the API keys that they made.',
      seen: 'Seen',
      seenOf: 'Seen: {what}',
    },
  },
};
