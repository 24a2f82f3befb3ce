import { createApi, type Api } from './api.js';
import type { Mailkey } from './mailkey.js';

export interface Person {
  id: string;
  email: string;
  password: string;
  /** Signed in. */
  api: Api;
}

export type Role = 'VIEWER' | 'OPERATOR' | 'ADMIN';

const PASSWORD = 'brave purple otter 41';

const INVITE = `mutation ($email: String!, $role: Role!) { inviteUser(email: $email, role: $role) { url user { id invited } } }`;
const ACCEPT = `mutation ($token: String!, $password: String!) { acceptInvitation(token: $token, password: $password) { id email role invited } }`;
const LOGIN = `mutation ($email: String!, $password: String!, $totp: String) { login(email: $email, password: $password, totp: $totp) { id } }`;

/** Invites somebody and goes through the link, as people come in. */
export async function createPerson(
  mailkey: Mailkey,
  { admin, email, role }: { admin: Api; email: string; role: Role },
): Promise<Person> {
  const { inviteUser: invited } = await admin.ask(INVITE, { email, role });
  const api = createApi(mailkey.url);
  await api.ask(ACCEPT, { token: tokenOf(invited.url), password: PASSWORD });
  return { id: invited.user.id, email, password: PASSWORD, api };
}

/** What a one-time link carries in its fragment. */
export function tokenOf(url: string): string {
  return new URLSearchParams(new URL(url).hash.slice(1)).get('token') ?? '';
}

/** Another browser of the same person. */
export async function signIn(
  mailkey: Mailkey,
  credentials: { email: string; password: string; totp?: string },
): Promise<Api> {
  const api = createApi(mailkey.url);
  const { email, password, totp } = credentials;
  await api.ask(LOGIN, { email, password, totp });
  return api;
}

/** A program with a new key. */
export async function createProgram(
  mailkey: Mailkey,
  admin: Api,
  input: { scopes: string[]; mailboxIds?: string[]; expiresAt?: string; sharedAccess?: object[] },
): Promise<{ id: string; api: Api }> {
  const { createApiKey: created } = await admin.ask(
    `mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { key apiKey { id } } }`,
    { input: { name: `a program that may ${input.scopes.join(' and ')}`, ...input } },
  );
  return { id: created.apiKey.id, api: createApi(mailkey.url, `Bearer ${created.key}`) };
}
