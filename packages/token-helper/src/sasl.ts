/** Whose token, and where it is shown. */
export interface Bearer {
  user: string;
  accessToken: string;
}

/** In base64. The login may be another one than the mailbox's: a shared mailbox, another name for sending. */
export function xoauth2({ user, accessToken }: Bearer): string {
  return base64(`user=${user}\x01auth=Bearer ${accessToken}\x01\x01`);
}

/** RFC 7628 section 3.1, in base64. */
export function oauthbearer(
  { user, accessToken }: Bearer,
  { host, port }: { host: string; port: number },
): string {
  const name = user.replaceAll('=', '=3D').replaceAll(',', '=2C');
  return base64(
    `n,a=${name},\x01host=${host}\x01port=${port}\x01auth=Bearer ${accessToken}\x01\x01`,
  );
}

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
