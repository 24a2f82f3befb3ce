import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { newSecretValue, type AppSecret } from './app-secrets.js';
import { createAuthority, type Certificate } from './certificates.js';
import type { Grant } from './authorization-server/grants.js';
import { createSigningKey } from './tokens.js';

const mostGrants = 500;

/** What must survive a restart, so that stored settings and refresh tokens go on working. */
export interface State {
  signingKey: string;
  authority: Certificate;
  clientSecret: string;
  /** As good as the first one, to rehearse the change to it. */
  secondClientSecret: string;
  expiredClientSecret: string;
  /** What the registration takes: the above, and what was added or removed since. */
  secrets: AppSecret[];
  /** Of the one person who signs in with a password. */
  password: string;
  grants: Grant[];
}

export interface StateFile {
  state: State;
  save(): void;
}

export async function openState(path: string | undefined): Promise<StateFile> {
  const state = path && existsSync(path) ? read(path) : await create();
  const save = () => {
    state.grants.splice(0, Math.max(0, state.grants.length - mostGrants));
    if (path) write(path, state);
  };
  save();
  return { state, save };
}

async function create(): Promise<State> {
  return withSecrets({
    signingKey: await createSigningKey(),
    authority: await createAuthority('Mailkey sandbox', new Date()),
    clientSecret: newSecretValue(),
    expiredClientSecret: newSecretValue(),
    password: randomBytes(12).toString('base64url'),
    grants: [],
  });
}

/** A file of an earlier version holds two secrets only. */
function withSecrets(state: EarlierState): State {
  const { clientSecret, expiredClientSecret, secondClientSecret = newSecretValue() } = state;
  const secrets = state.secrets ?? [
    { value: clientSecret },
    { value: secondClientSecret },
    { value: expiredClientSecret, endsAt: 0 },
  ];
  return { ...state, secondClientSecret, secrets };
}

type Later = 'secondClientSecret' | 'secrets';
type EarlierState = Omit<State, Later> & Partial<Pick<State, Later>>;

function read(path: string): State {
  try {
    // Written by `write` below.
    return withSecrets(JSON.parse(readFileSync(path, 'utf8')) as EarlierState);
  } catch (cause) {
    throw new Error(`The sandbox cannot read ${path}. Delete it to begin anew.`, { cause });
  }
}

/** Through a second file, so that a crash leaves the old or the new one and never half of it. */
function write(path: string, state: State): void {
  const fresh = `${path}.new`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, JSON.stringify(state), { mode: 0o600 });
  renameSync(fresh, path);
}
