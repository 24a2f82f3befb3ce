import { createSign, generateKeyPairSync } from 'node:crypto';

export interface Claims {
  upn: string;
  aud?: string;
  /** Seconds from now; negative: expired. */
  expiresIn?: number;
  /** A further mailbox that this token opens: how the test's Dovecot knows a shared mailbox. */
  delegate?: string;
}

export interface TokenIssuer {
  issuer: string;
  audience: string;
  kid: string;
  /** PEM, as Dovecot reads it. */
  publicKey: string;
  mint(claims: Claims): string;
}

/** Signs access tokens shaped like Microsoft's (RS256; aud, iss, upn, scp), which Dovecot checks itself. */
export function createTokenIssuer(): TokenIssuer {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const issuer = 'https://login.example.com/tenant/v2.0';
  const audience = 'https://mail.example.com';
  const kid = 'test-key';
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    issuer,
    audience,
    kid,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    mint: ({ expiresIn = 3600, ...claims }) => {
      const now = Math.floor(Date.now() / 1000);
      const times = { iat: now - 7200, nbf: now - 7200, exp: now + expiresIn };
      const scp = 'IMAP.AccessAsUser.All POP.AccessAsUser.All SMTP.Send';
      const content = { iss: issuer, aud: audience, sub: claims.upn, scp, ...times, ...claims };
      const signed = `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part(content)}`;
      return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
    },
  };
}
