import type { CookieOptions } from 'express';

/** The session's cookie: host-bound and Secure under https, plain http for a first look on localhost. */
export interface SessionCookie {
  name: string;
  options: CookieOptions;
}

export function sessionCookie(publicUrl: string): SessionCookie {
  const secure = publicUrl.startsWith('https:');
  return {
    name: secure ? '__Host-mailkey' : 'mailkey',
    // Lax: the provider sends the browser back by a top-level GET, and the callback must see the session.
    options: { httpOnly: true, secure, sameSite: 'lax', path: '/' },
  };
}

/** Says that somebody has signed in by this browser; half a year after the last time it says nothing. */
export function browserCookie({ name, options }: SessionCookie): SessionCookie {
  return { name: `${name}-browser`, options: { ...options, maxAge: 180 * 24 * 60 * 60_000 } };
}

/** One cookie's value out of a Cookie header; the first of its name, as browsers send the most specific first. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const [key, ...value] = pair.split('=');
    if (key?.trim() === name) return value.join('=').trim();
  }
  return undefined;
}
