import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

/** Headers of every answer. Helmet says the same each time, by a chain of a dozen handlers: it is asked once. */
export function securityHeaders(publicUrl: string): Map<string, string> {
  const headers = new Map<string, string>();
  const listing = {
    setHeader: (name: string, value: string) => headers.set(name, value),
    removeHeader: () => undefined,
  };
  const [request, response] = [{} as IncomingMessage, listing as unknown as ServerResponse]; // all that helmet uses
  policy(publicUrl)(request, response, () => undefined);
  return headers;
}

/** The policy allows our own files only; nothing inline runs. */
function policy(publicUrl: string) {
  const https = publicUrl.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(https && { upgradeInsecureRequests: [] }),
      },
    },
    // The sign-in window of Validate is opened by our page and comes back to it.
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
}
