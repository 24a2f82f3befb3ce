import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { createCertificates } from '../servers/certificates.js';
import { startDovecot, type Dovecot } from '../servers/dovecot.js';
import { startPostfix, type Postfix } from '../servers/postfix.js';
import type { Places } from './documented.js';
import { ADDRESS, openStage, type Stage } from './stage.js';

/** A person's home whose mailbox is at a real Dovecot, and who sends by a real Postfix. */
export interface RealStage extends Stage {
  dovecot: Dovecot;
  postfix: Postfix;
  places: Required<Places>;
}

/** Both servers check the tokens that Mailkey hands out, with the key of the sandbox that has signed them. */
export async function openRealStage(): Promise<RealStage> {
  const stage = await openStage();
  const certificates = createCertificates();
  const { kid, publicKey } = await signingKey(stage);
  const { iss, aud } = await claims(stage);
  const issuer = { issuer: iss, audience: aud, kid, publicKey };
  const dovecot = await startDovecot(certificates.good, issuer);
  const { authSocket } = dovecot;
  const senders = { [ADDRESS]: ADDRESS };
  const postfix = await startPostfix(certificates.good, { authSocket, senders, anyHelo: true });
  await stage.write('ca.pem', `${stage.journey.sandbox.ca}\n${certificates.ca}`);
  const at = (port: number) => ({ host: 'localhost', port });
  const places = {
    imap: at(dovecot.ports.imaps),
    pop3: at(dovecot.ports.pop3s),
    smtp: at(postfix.ports.submission),
  };
  return {
    ...stage,
    dovecot,
    postfix,
    places,
    async close() {
      postfix.stop();
      await dovecot.stop();
      await stage.close();
    },
  };
}

async function signingKey({ journey }: Stage): Promise<{ kid: string; publicKey: string }> {
  const { origin, tenant } = journey.sandbox;
  const response = await fetch(`${origin}/${tenant}/discovery/v2.0/keys`);
  const { keys } = (await response.json()) as { keys: [JsonWebKey & { kid: string }] };
  const key = createPublicKey({ key: keys[0], format: 'jwk' });
  return { kid: keys[0].kid, publicKey: key.export({ type: 'spki', format: 'pem' }).toString() };
}

async function claims({ journey, key, mailboxId }: Stage): Promise<{ iss: string; aud: string }> {
  const headers = { authorization: `Bearer ${key}` };
  const response = await fetch(`${journey.mailkey.url}/token/${mailboxId}`, { headers });
  const [, content = ''] = (await response.text()).split('.');
  return JSON.parse(Buffer.from(content, 'base64url').toString()) as { iss: string; aud: string };
}
