import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import {
  createTokenHttp,
  type TokenReply,
} from '@mailkey/server/features/token-endpoint/token.http';
import { systemClock as clock } from '@mailkey/server/lib/clock';
import { createEgress } from '@mailkey/server/lib/egress';
import { Secret } from '@mailkey/server/lib/secret';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCertificates, type Certificate, type Certificates } from './certificates.js';

let certificates: Certificates;
beforeAll(() => {
  certificates = createCertificates();
});
const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));

/** Asks a token endpoint over TLS; `seen` counts the requests that got through. */
async function ask({
  key,
  certificate,
}: Certificate): Promise<{ reply: TokenReply; seen: number }> {
  let seen = 0;
  const server = createServer({ key, cert: certificate }, (_request, response) => {
    seen += 1;
    response.setHeader('content-type', 'application/json').end('{}');
  });
  closers.push(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  const authorities = [{ host: 'localhost', ports: [port], ca: certificates.ca }];
  const egress = createEgress({
    allowCidrs: ['127.0.0.0/8', '::1/128'],
    allowLoopbackPorts: [],
    authorities,
  });
  const http = createTokenHttp({ egress, clock, insecure: { origins: [], allowAll: false } });
  const endpoint = {
    accessTokenUrl: `https://localhost:${port}/token`,
    clientId: 'c',
    clientSecret: new Secret('a secret'),
    clientAuthentication: 'CLIENT_SECRET_POST',
  } as const;
  const request = { kind: 'client-credentials', scope: 'mail' } as const;
  return { reply: await http.ask(endpoint, request, new AbortController().signal), seen };
}

describe('a token endpoint over TLS', () => {
  it('is asked when its certificate is right, by an authority trusted for it alone', async () => {
    expect(await ask(certificates.good)).toMatchObject({
      reply: { kind: 'answered', answer: { status: 200 } },
      seen: 1,
    });
  });

  it.each([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['wrongName', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['selfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ] as const)('O14 gets no secret when its certificate is %s', async (which, code) => {
    const { reply, seen } = await ask(certificates[which]);
    expect(reply).toMatchObject({
      kind: 'failed',
      sent: false,
      fault: { stage: 'TLS', code, certificate: { subject: expect.any(String) } },
    });
    expect(seen).toBe(0);
  });
});
