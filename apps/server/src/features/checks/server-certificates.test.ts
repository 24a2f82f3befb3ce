import { expect, it } from 'vitest';
import type { CertificateFacts, ProbeFacts } from '../diagnoses/facts.js';
import { serverCertificates } from './server-certificates.js';

const validTo = new Date('2027-01-01T00:00:00Z');
const certificate = {
  subject: 'mail.example',
  altNames: [],
  issuer: 'CA',
  validTo,
  validFrom: new Date('2026-01-01T00:00:00Z'),
};
const probe: ProbeFacts = {
  protocol: 'IMAP',
  outcome: 'ok',
  host: 'mail.example',
  port: 993,
  security: 'TLS',
  username: 'ana',
  addresses: [],
  capabilities: [],
  mechanisms: [],
  transcript: [],
  asked: {},
  certificate,
};
const refused = (code: string): ProbeFacts => ({
  ...probe,
  outcome: 'failed',
  failedStep: 'secure',
  fault: {
    kind: 'network',
    network: { stage: 'TLS', code, message: '', host: 'mail.example', port: 993, certificate },
  },
});
const shown = {
  direction: 'incoming',
  host: 'mail.example',
  port: 993,
  endsAt: validTo,
  chainSubject: null,
  chainPlace: null,
};

it('takes the certificate of a server that was reached, for its direction', () => {
  expect(serverCertificates([probe])).toEqual([shown]);
  expect(serverCertificates([{ ...probe, protocol: 'SMTP', port: 587 }])).toEqual([
    { ...shown, direction: 'outgoing', port: 587 },
  ]);
});

it('takes one that has ended, and none that anybody could show', () => {
  expect(serverCertificates([refused('CERT_HAS_EXPIRED')])).toEqual([shown]);
  expect(serverCertificates([refused('ERR_TLS_CERT_ALTNAME_INVALID')])).toEqual([]);
  expect(serverCertificates([refused('DEPTH_ZERO_SELF_SIGNED_CERT')])).toEqual([]);
});

it('takes nothing where nothing was shown, or a date that is none', () => {
  expect(serverCertificates([{ ...probe, certificate: undefined }])).toEqual([]);
  const odd = { ...certificate, validTo: new Date('never') };
  expect(serverCertificates([{ ...probe, certificate: odd }])).toEqual([]);
});

it('takes the end of the chain that comes first, and whose it is', () => {
  const link = { issuer: 'CA', validFrom: certificate.validFrom, trusted: false };
  const leaf = { ...link, place: 'leaf', subject: 'mail.example', validTo } as const;
  const before = new Date('2026-12-01T00:00:00Z');
  const middle = { ...link, place: 'intermediate', subject: 'R3', validTo: before } as const;
  const seen = (chain: CertificateFacts['chain']): object[] =>
    serverCertificates([{ ...probe, certificate: { ...certificate, chain } }]);
  expect(seen([leaf, middle])).toEqual([
    { ...shown, endsAt: before, chainSubject: 'R3', chainPlace: 'intermediate' },
  ]);
  expect(
    seen([
      { ...leaf, validTo: before },
      { ...middle, validTo },
    ]),
  ).toEqual([{ ...shown, endsAt: before }]);
});
