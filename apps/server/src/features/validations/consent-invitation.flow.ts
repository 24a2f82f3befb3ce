import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Database } from '../../db/database.js';
import type { AuditActor, AuditEntry, Audit } from '../access/audit-entry.js';
import type { Clock } from '../../lib/clock.js';
import { badInput, notFound, UserError } from '../../lib/errors.js';
import type { Events } from '../../lib/events.js';
import { digest, randomToken } from '../../lib/token.js';
import type { Actor } from '../access/actor.js';
import type { ClientMailboxes } from '../mailboxes/client-mailboxes.store.js';
import type { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import type { OAuthClientStore } from '../oauth-clients/oauth-client.store.js';
import type { RunFlow } from '../runs/run.flow.js';
import { ConsentInvitation } from './consent-invitation.entity.js';
import { judgeInvitation, MOST_DAYS, settingsDigest } from './consent-invitation.js';
import { createInvitationStore, MOST_INVITATIONS } from './consent-invitation.store.js';
import { invitationSubject } from './invitation-use.store.js';
import { mayStillInvite } from './inviting.store.js';
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
  clientMailboxes: Pick<ClientMailboxes, 'one'>;
  validations: Pick<ValidationFlow, 'start'>;
  runs: Pick<RunFlow, 'cancel'>;
  audit: Pick<Audit, 'record'>;
  events: Events;
  clock: Clock;
  publicUrl: string;
}

const DAY = 24 * 60 * 60_000;

type Told = (manager: EntityManager, client: OAuthClient, invitationId: string) => Promise<void>;

export type ConsentInvitations = ReturnType<typeof createConsentInvitations>;

/** Links that live for days: looking at one does nothing, pressing its button makes the ten-minute attempt. */
export function createConsentInvitations(deps: Dependencies) {
  const { database, clients, clock } = deps;
  const store = createInvitationStore(database);

  async function create(
    wish: InvitationWish,
    { by, name, told }: { by: Actor; name: string; told: Told },
  ) {
    const client = await clients.byId(wish.oauthClientId);
    if (!client) throw notFound('This OAuth client');
    refuseWish(wish, client);
    const mailbox = await signsIn(client, deps.clientMailboxes, wish.mailboxId);
    const [token, now] = [randomToken(), clock()];
    const invitation = Object.assign(new ConsentInvitation(), {
      id: randomUUID(),
      oauthClientId: client.id,
      mailboxId: mailbox?.id ?? null,
      tokenDigest: digest(token),
      settingsDigest: settingsDigest(client),
      email: wish.email,
      createdBy: name,
      userId: by.kind === 'user' ? by.id : null,
      apiKeyId: by.kind === 'api-key' ? by.id : null,
      runId: null,
      tries: 0,
      createdAt: now,
      expiresAt: new Date(now.getTime() + wish.days * DAY),
      openedAt: null,
      usedAt: null,
      revokedAt: null,
      endedBecause: null,
    });
    await database.transaction(async (manager) => {
      const open = await store.countOpen(manager, client.id, now);
      if (open >= MOST_INVITATIONS) throw crowd();
      await store.insert(manager, invitation);
      await told(manager, client, invitation.id);
    });
    deps.events.publish('oauthClient', client.id);
    return { invitation, url: `${deps.publicUrl}/oauth/invitation/${token}` };
  }

  async function revoke(id: string, told: Told): Promise<ConsentInvitation> {
    const revoked = await database.transaction(async (manager) => {
      const invitation = await store.current(manager, id);
      const client = invitation && (await clients.byId(invitation.oauthClientId));
      if (!client) throw notFound('This invitation');
      if (invitation.usedAt || invitation.revokedAt) return invitation;
      await told(manager, client, id);
      return store.revoked(manager, invitation, clock());
    });
    // Whoever is at the provider with it comes back to nothing. A run that has ended stays as it is.
    if (revoked.revokedAt && revoked.runId) await deps.runs.cancel(revoked.runId).catch(() => null);
    deps.events.publish('oauthClient', revoked.oauthClientId);
    return revoked;
  }

  /** The invitation of a token with its client and how it stands; undefined where there is none. */
  const look = (token: string) => known({ tokenDigest: digest(token) });

  async function known(of: { tokenDigest: string } | { runId: string }) {
    const found = await store.known(of);
    const client = found && (await clients.byId(found.oauthClientId));
    if (!client) return undefined;
    return { invitation: found, client, ...(await judge(found, client)) };
  }

  async function judge(invitation: ConsentInvitation, client: OAuthClient) {
    const { mailboxId } = invitation;
    const mailbox =
      mailboxId === null ? null : await deps.clientMailboxes.one(client.id, mailboxId);
    const mailboxSignsIn = mailboxId === null || mailbox?.authentication === 'OAUTH2';
    const now = clock();
    const makerMay = await mayStillInvite(database.read, invitation, now);
    return judgeInvitation(invitation, client, { now, makerMay, mailboxSignsIn });
  }

  /** The start page of an attempt; undefined where the link is over or the settings do not suffice. */
  async function begin(token: string, ip: string): Promise<string | undefined> {
    const found = await look(token);
    if (found?.state !== 'OPEN') return undefined;
    const { invitation, client } = found;
    const by = { trigger: 'PERSON', startedBy: `Invitation by ${invitation.createdBy}` } as const;
    const { authorizationUrl } = await deps.validations.start(client.id, {
      sessionId: null,
      by,
      mailboxId: invitation.mailboxId,
      // Links are handed on: another account than the one in use waits for an admin (ADR 0026).
      mayReplace: false,
      inTransaction: async (manager, stored, run) => {
        if (!(await store.take(manager, invitation, { runId: run.id, at: clock() }))) throw over();
        await deps.audit.record(manager, opened({ kind: 'anonymous', ip }, stored, invitation.id));
      },
    });
    return authorizationUrl ?? undefined;
  }

  return {
    create,
    revoke,
    look,
    /** The same of the one whose newest sign-in is this run. */
    ofRun: (runId: string) => known({ runId }),
    judge,
    begin,
    ofClient: store.ofClient,
  };
}

function opened(actor: AuditActor, client: OAuthClient, id: string): AuditEntry {
  const subject = invitationSubject(client, id);
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

function crowd(): UserError {
  const message = `${MOST_INVITATIONS} invitations are open for this client: revoke some first.`;
  return new UserError('CONFLICT', message);
}

const over = (): UserError => new UserError('CONFLICT', 'This invitation is over.');
