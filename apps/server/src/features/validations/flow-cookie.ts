/**
 * The cookie that ties an attempt to the browser that opened it. `__Host-` needs https; on
 * http://localhost the same cookie goes without the prefix.
 */
export function flowCookieName(attemptId: string, publicUrl: string): string {
  const prefix = publicUrl.startsWith('https:') ? '__Host-' : '';
  return `${prefix}oauth_${attemptId.slice(0, 8)}`;
}

/** Lax, because the way back from the provider is a top-level navigation from another site. */
export function flowCookie(cookie: { name: string; value: string; maxAge: number }): string {
  const { name, value, maxAge } = cookie;
  const secure = name.startsWith('__Host-') ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}

/** The value of one cookie of a Cookie header (RFC 6265 section 4.2). */
export function readCookie(header: string | undefined, name: string): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
