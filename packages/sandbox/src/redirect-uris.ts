const callbackPath = /^\/oauth\/callback\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Registered at the sandbox: every callback of a Mailkey on this computer, on any port, and of the one
 * at `publicUrl`. No query, no fragment, and a path that is exactly the callback's.
 */
export function isCallback(uri: string, publicUrl?: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname, pathname, search, hash, origin, username } = new URL(uri);
  if (search || hash || username || !callbackPath.test(pathname)) return false;
  const local = protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname);
  return local || (publicUrl !== undefined && origin === new URL(publicUrl).origin);
}
