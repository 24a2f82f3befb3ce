/** What stands where a value is not known: words in a sentence, a variable in a command. Never an empty place. */
export const standIns = {
  client: 'the OAuth client',
  appId: 'the Client ID in Mailkey',
  tenant: 'the tenant in Mailkey',
  redirectUri: 'the redirect URI that Mailkey shows',
  authorizeUrl: 'the authorize URL in Mailkey',
  tokenUrl: 'the token URL in Mailkey',
  mailbox: 'the mailbox',
  login: 'the login of the mailbox',
  account: 'the person who signed in',
  from: 'the From address',
  servicePrincipal: 'the object ID of the enterprise application',
  host: 'the mail server',
  port: 'its port',
  place: 'the mail server and its port',
} as const;

const names: ReadonlyMap<string, string> = new Map(
  Object.entries(standIns).map(([name, words]) => [words, name]),
);

export const isKnown = (value: string): boolean => !names.has(value);

/** PowerShell asks for it. */
export const askedByPowershell = (words: string): string => `(Read-Host '${words}')`;

/** A POSIX shell says which variable it lacks, and runs nothing. */
export function askedByPosix(words: string): string {
  const name = names.get(words) ?? 'value';
  return `"\${${name.replace(/[A-Z]/g, '_$&').toUpperCase()}:?}"`;
}
