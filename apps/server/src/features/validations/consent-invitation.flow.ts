import { randomUUID } from 'node:crypto';
import { IsNull, MoreThan, type EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import type { AuditActor, AuditEntry, Audit } from '../../graphql/audit-entry.js';
import type { Clock } from '../../lib/clock.js';
import { badInput, notFound, UserError } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import { digest, randomToken } from '../../lib/token.js';
import type { Actor } from '../access/actor.js';
import { ApiKey } from '../access/api-key.entity.js';
import { User } from '../access/user.entity.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import type { MailboxStore } from '../mailboxes/mailbox.store.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';
import type { Run } from '../runs/run.entity.js';
import type { RunFlow } from '../runs/run.flow.js';
import { ConsentInvitation } from './consent-invitation.entity.js';
import {
  invitationState,
  MOST_DAYS,
  settingsDigest,
  type InvitationState,
} from './consent-invitation.js';
import { signsIn } from './signs-in.js';
import type { ValidationFlow } from './validation.flow.js';

export interface InvitationWish {
  oauthClientId: string;
  mailboxId: string | null;
  days: number;
  email: string | null;
}

interface Dependencies {
  database: Database;
  clients: Pick<OAuthClientStore, 'byId'>;
  mailboxes: Pick<MailboxStore, 'byClient'>;
  validations: Pick<ValidationFlow, 'start'>;
  runs: Pick<RunFlow, 'cancel'>;
  audit: Pick<Audit, 'record'>;
  events: Events;
  clock: Clock;
  publicUrl: string;
}

const DAY = 24 * 60 * 60_000;
/** Open at once for one client, and shown. */
const MOST = 50;

type Told = (manager: EntityManager, client: OAuthClient) => Promise<void>;

export type ConsentInvitations = ReturnType<typeof createConsentInvitations>;

/** Links that live for days: looking at one does nothing, pressing its button makes the ten-minute attempt. */
export function createConsentInvitations(use: Dependencies) {
  const { database, clients, clock } = use;

  async function create(
    wish: InvitationWish,
    { by, name, told }: { by: Actor; name: string; told: Told },
  ) {
    const client = await clients.byId(wish.oauthClientId);
    if (!client) throw notFound('This OAuth client');
    refuseWish(wish, client);
    const mailbox = signsIn(client, await use.mailboxes.byClient(client.id), wish.mailboxId);
    const [token, now] = [randomToken(), clock()];
    const invitation = Object.assign(new ConsentInvitation(), {
      ...{ id: randomUUID(), oauthClientId: client.id, mailboxId: mailbox?.id ?? null },
      ...{ tokenDigest: digest(token), settingsDigest: settingsDigest(client), email: wish.email },
      ...{ createdBy: name, userId: by.kind === 'user' ? by.id : null },
      ...{ apiKeyId: by.kind === 'api-key' ? by.id : null, runId: null, tries: 0 },
      ...{ createdAt: now, expiresAt: new Date(now.getTime() + wish.days * DAY) },
      ...{ openedAt: null, usedAt: null, revokedAt: null },
    });
    await database.transaction(async (manager) => {
      await refuseCrowd(manager, client.id, now);
      await manager.insert(ConsentInvitation, invitation);
      await told(manager, client);
    });
    use.events.publish('oauthClient', client.id);
    return { invitation, url: `${use.publicUrl}/oauth/invitation/${token}` };
  }

  async function revoke(id: string, told: Told): Promise<ConsentInvitation> {
    const revoked = await database.transaction(async (manager) => {
      const invitation = await manager.findOneBy(ConsentInvitation, { id });
      const client = invitation && (await clients.byId(invitation.oauthClientId));
      if (!client) throw notFound('This invitation');
      if (invitation.usedAt || invitation.revokedAt) return invitation;
      await told(manager, client);
      return manager.save(Object.assign(invitation, { revokedAt: clock() }));
    });
    // Whoever is at the provider with it comes back to nothing. A run that has ended stays as it is.
    if (revoked.revokedAt && revoked.runId) await use.runs.cancel(revoked.runId).catch(() => null);
    use.events.publish('oauthClient', revoked.oauthClientId);
    return revoked;
  }

  /** A mailbox may have moved to another client since. */
  async function stateOf(one: ConsentInvitation, client: OAuthClient): Promise<InvitationState> {
    const state = invitationState(one, client, clock());
    if (state !== 'OPEN' || one.mailboxId === null) return state;
    const signsIn = { oauthClientId: client.id, authentication: 'OAUTH2' } as const;
    const is = await database.read.existsBy(Mailbox, { ...signsIn, id: one.mailboxId });
    return is ? 'OPEN' : 'ENDED';
  }

  /** The invitation and its client, while somebody may begin with it. */
  async function open(token: string) {
    const found = await database.read.findOneBy(ConsentInvitation, { tokenDigest: digest(token) });
    const client = found && (await clients.byId(found.oauthClientId));
    if (!client || (await stateOf(found, client)) !== 'OPEN') return undefined;
    return (await mayStillInvite(found)) ? { invitation: found, client } : undefined;
  }

  /** Whoever made it may validate still. */
  async function mayStillInvite({ userId, apiKeyId }: ConsentInvitation): Promise<boolean> {
    const user = userId && (await database.read.findOneBy(User, { id: userId, enabled: true }));
    if (user) return user.role !== 'VIEWER' && user.joinedAt !== null;
    const key = apiKeyId && (await database.read.findOneBy(ApiKey, { id: apiKeyId }));
    if (!key || (key.expiresAt && key.expiresAt <= clock())) return false;
    return key.scopes.includes('OPERATE');
  }

  /** The start page of an attempt; undefined where the link is over or the settings do not suffice. */
  async function begin(token: string, ip: string): Promise<string | undefined> {
    const found = await open(token);
    if (!found) return undefined;
    const { invitation, client } = found;
    const by = { trigger: 'PERSON', startedBy: `Invitation by ${invitation.createdBy}` } as const;
    const { authorizationUrl } = await use.validations.start(client.id, {
      ...{ sessionId: null, by, mailboxId: invitation.mailboxId },
      // Links are handed on: another account than the one in use waits for an admin (ADR 0026).
      mayReplace: false,
      together: async (manager, stored, run) => {
        await taken(manager, invitation, run);
        await use.audit.record(manager, opened({ kind: 'anonymous', ip }, stored));
      },
    });
    return authorizationUrl ?? undefined;
  }

  async function taken(manager: EntityManager, { id }: ConsentInvitation, run: Run): Promise<void> {
    const open = { id, usedAt: IsNull(), revokedAt: IsNull(), expiresAt: MoreThan(clock()) };
    await manager.increment(ConsentInvitation, open, 'tries', 1);
    const { affected } = await manager.update(ConsentInvitation, open, {
      ...{ runId: run.id, openedAt: clock() },
    });
    if (affected !== 1) throw new UserError('CONFLICT', 'This invitation is over.');
  }

  return {
    create,
    revoke,
    open,
    begin,
    ofClient: (oauthClientId: string): Promise<ConsentInvitation[]> =>
      database.read.find(ConsentInvitation, {
        where: { oauthClientId },
        order: { createdAt: 'DESC' },
        take: MOST,
      }),
    stateOf,
  };
}

function opened(actor: AuditActor, { id, name }: OAuthClient): AuditEntry {
  const subject = { kind: 'oauth-client', id, name };
  return { actor, action: 'consent-invitation.open', subject };
}

function refuseWish({ days, email }: InvitationWish, client: OAuthClient): void {
  const problem = (path: string, message: string) => badInput([{ path, code: 'INVALID', message }]);
  if (client.grantType === 'CLIENT_CREDENTIALS')
    throw problem('oauthClientId', `${client.name} signs in as the application: nobody consents.`);
  if (!client.enabled) throw problem('oauthClientId', `${client.name} is disabled.`);
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    throw problem('days', `An invitation lives for 1 to ${MOST_DAYS} days.`);
  if (email !== null && !/^[^\s@<>]{1,64}@[^\s@<>]{1,190}$/.test(email))
    throw problem('email', 'This is no e-mail address.');
}

async function refuseCrowd(manager: EntityManager, oauthClientId: string, now: Date) {
  const open = { oauthClientId, usedAt: IsNull(), revokedAt: IsNull(), expiresAt: MoreThan(now) };
  if ((await manager.countBy(ConsentInvitation, open)) < MOST) return;
  throw new UserError(
    'CONFLICT',
    `${MOST} invitations are open for this client: revoke some first.`,
  );
}
