import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { parseUrl } from '../lib/parse-url.js';

/** The Host header; undefined as well where it is there twice and readers may differ (RFC 9112 section 3.2). */
export function hostOf({ headersDistinct }: IncomingMessage): string | undefined {
  const [host, ...others] = headersDistinct.host ?? [];
  return others.length > 0 ? undefined : host;
}

const ownUrls = new Map<string, URL>();

/** Each request asks for the same one. */
function ownUrl(publicUrl: string): URL {
  const url = ownUrls.get(publicUrl) ?? new URL(publicUrl);
  ownUrls.set(publicUrl, url);
  return url;
}

/** Whether the Host header names this installation: a foreign one is DNS rebinding. */
export function isOwnHost(publicUrl: string, host: string | undefined): boolean {
  if (!host) return false;
  if (host.toLowerCase() === ownUrl(publicUrl).host) return true;
  const name = host.toLowerCase().replace(/:\d+$/, '');
  return ['localhost', '127.0.0.1', '[::1]'].includes(name);
}

/** Whether a browser's Origin header is ours; programs send none. */
export function isOwnOrigin(publicUrl: string, origin: string | undefined): boolean {
  if (origin === undefined) return true;
  if (origin === publicUrl) return true;
  const { protocol, hostname, port } = parseUrl(origin) ?? new URL('null:');
  const own = ownUrl(publicUrl);
  const bothLocal = isLocal(hostname) && isLocal(own.hostname);
  return bothLocal && protocol === own.protocol && port === own.port;
}

export function requireOwnHost(publicUrl: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (isOwnHost(publicUrl, hostOf(request))) next();
    else response.status(421).type('text/plain').send('This host name is not served here.\n');
  };
}

export function requireOwnOrigin(publicUrl: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (isOwnOrigin(publicUrl, request.headers.origin)) next();
    else response.status(403).type('text/plain').send('Requests of other sites are refused.\n');
  };
}

/**
 * Whether a browser says that a page of ours asks. It tells what Origin does, also where a browser
 * sends none; programs and old browsers do not tell, and the cookie's SameSite and Origin remain.
 */
export function isOwnSite(secFetchSite: string | undefined): boolean {
  return secFetchSite === undefined || ['same-origin', 'none'].includes(secFetchSite);
}

/** The cookie counts for requests of our own pages only (CSRF). */
export function requireOwnSite(request: Request, response: Response, next: NextFunction): void {
  const { cookie, 'sec-fetch-site': site } = request.headers;
  if (cookie === undefined || isOwnSite([site ?? []].flat()[0])) next();
  else response.status(403).type('text/plain').send('Requests of other sites are refused.\n');
}

/** JSON alone: a form or plain text is what another site's page could send without asking. */
export function requireJson(request: Request, response: Response, next: NextFunction): void {
  if (request.is('application/json')) next();
  else response.status(415).type('text/plain').send('Send application/json.\n');
}

/** Every other method is refused before anything is read. */
export function allowMethods(...methods: string[]) {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (methods.includes(request.method)) return next();
    response
      .status(405)
      .set('Allow', methods.join(', '))
      .type('text/plain')
      .send('Method not allowed.\n');
  };
}

function isLocal(name: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(name);
}
