import { findSecret, type AppSecret } from '../app-secrets.js';
import { appDisabled, appNotFound } from '../scenarios/authorize.js';
import type { Refusal, Words } from '../scenarios/scenario.js';
import { secretExpired, secretInvalid } from '../scenarios/token.js';
import { clientId, disabledClientId } from '../tenant.js';
import type { Question } from './answer.js';

export interface Secrets {
  secrets: readonly AppSecret[];
}

export interface Credentials {
  clientId: string;
  clientSecret?: string;
}

/** client_secret_basic, else client_secret_post (RFC 6749 section 2.3.1). */
export function readCredentials({ headers, form }: Question): Credentials {
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(headers.authorization ?? '')?.[1];
  if (!basic) {
    const clientSecret = form.get('client_secret');
    return { clientId: form.get('client_id') ?? '', ...(clientSecret && { clientSecret }) };
  }
  const [id = '', ...secret] = Buffer.from(basic, 'base64').toString().split(':');
  return { clientId: formDecode(id), clientSecret: formDecode(secret.join(':')) };
}

/** Undefined: the client is who it says. */
export function judgeClient(given: Credentials, known: Secrets, words: Words): Refusal | undefined {
  if (given.clientId === disabledClientId) return appDisabled(words);
  if (given.clientId !== clientId) return appNotFound(words);
  if (!given.clientSecret) {
    const text =
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
    return { error: 'invalid_client', code: 7000218, text };
  }
  const secret = findSecret(known.secrets, given.clientSecret);
  if (!secret) return secretInvalid(words);
  const ended = secret.endsAt !== undefined && secret.endsAt <= words.now.getTime();
  return ended ? secretExpired(words) : undefined;
}

/** Both halves are form-urlencoded before base64; a stray % is taken as it stands. */
function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
