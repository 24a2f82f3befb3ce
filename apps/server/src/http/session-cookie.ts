/** The session's cookie: host-bound and Secure under https, plain http for a first look on localhost. */
export interface SessionCookie {
  name: string;
  secure: boolean;
  /** Until the browser ends where there is none. */
  maxAgeSeconds?: number;
}

export function sessionCookie(publicUrl: string): SessionCookie {
  const secure = publicUrl.startsWith('https:');
  return { name: secure ? '__Host-mailkey' : 'mailkey', secure };
}

/** Says that somebody has signed in by this browser; half a year after the last time it says nothing. */
export function browserCookie({ name, secure }: SessionCookie): SessionCookie {
  return { name: `${name}-browser`, secure, maxAgeSeconds: 180 * 24 * 60 * 60 };
}

/**
 * The value of Set-Cookie (RFC 6265 section 4.1); without a value the cookie ends. Lax: the provider sends the
 * browser back by a top-level GET, and the callback must see the session.
 */
export function setCookie(
  { name, secure, maxAgeSeconds }: SessionCookie,
  value: string | undefined,
): string {
  const ends = value === undefined ? ['Expires=Thu, 01 Jan 1970 00:00:00 GMT'] : [];
  const lives = maxAgeSeconds !== undefined && value !== undefined;
  return [
    `${name}=${encodeURIComponent(value ?? '')}`,
    ...(lives ? [`Max-Age=${maxAgeSeconds}`] : []),
    ...['Path=/', ...ends, 'HttpOnly'],
    ...(secure ? ['Secure'] : []),
    'SameSite=Lax',
  ].join('; ');
}

/** One cookie's value out of a Cookie header; the first of its name, as browsers send the most specific first. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const [key, ...value] = pair.split('=');
    if (key?.trim() === name) return value.join('=').trim();
  }
  return undefined;
}
