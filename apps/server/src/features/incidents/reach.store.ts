import { In, type EntityManager } from 'typeorm';
import { Grant } from '../grants/grant.entity.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { OAuthClient } from '../oauth-clients/oauth-client.entity.js';
import { serverKey } from './cause-key.js';
import type { Incident } from './incident.entity.js';

type Concerned = Pick<Mailbox, 'enabled' | 'oauthClientId'>;

/** Those of them that somebody expects to work: switched on, and so is what they sign in with. */
export async function expectedToWork<T extends Concerned>(
  manager: EntityManager,
  mailboxes: readonly T[],
): Promise<T[]> {
  const clients = [...new Set(mailboxes.flatMap(({ oauthClientId }) => oauthClientId ?? []))];
  const off = await manager.findBy(OAuthClient, { id: In(clients), enabled: false });
  const quiet = new Set(off.map(({ id }) => id));
  return mailboxes.filter(
    ({ enabled, oauthClientId }) => enabled && !quiet.has(oauthClientId ?? ''),
  );
}

/** What mailboxes sign in with: one's own grant, the client's for all others (null), or either (absent). */
export interface SignIn {
  oauthClientId: string;
  mailboxId?: string | null;
}

/** Who signs in with it. */
export async function signingIn(
  manager: EntityManager,
  { oauthClientId, mailboxId }: SignIn,
): Promise<Mailbox[]> {
  const oauth = { oauthClientId, authentication: 'OAUTH2' as const };
  if (mailboxId) return manager.findBy(Mailbox, { ...oauth, id: mailboxId });
  const all = await manager.findBy(Mailbox, oauth);
  if (mailboxId === undefined) return all;
  const own = new Set((await manager.findBy(Grant, { oauthClientId })).map((one) => one.mailboxId));
  return all.filter(({ id }) => !own.has(id));
}

/** Those of them whose login was refused. */
export const refusedOf = async (manager: EntityManager, signIn: SignIn): Promise<Mailbox[]> =>
  (await signingIn(manager, signIn)).filter(({ refusedLogins }) => refusedLogins > 0);

/** A server may serve thousands: those that are due last would tell no sooner than by themselves. */
const MOST = 100;

const AFFECTED = `SELECT "link"."mailboxId" FROM "incident_mailbox" "link" WHERE "link"."leftAt" IS NULL`;

/** Mailboxes that need what an incident is about and are in no trouble that is known. */
export async function atRisk(manager: EntityManager, incident: Incident): Promise<Mailbox[]> {
  const found = await needing(manager, incident)
    .andWhere('mailbox.enabled = :enabled', { enabled: true })
    .andWhere(`mailbox.id NOT IN (${AFFECTED})`)
    .orderBy('mailbox.nextCheckAt')
    .limit(MOST)
    .getMany();
  return found.filter((mailbox) => incident.host === null || usesServer(mailbox, incident));
}

/** Mailboxes that are switched on and need this host, on whatever port. */
export const needingHost = (manager: EntityManager, host: string): Promise<Mailbox[]> =>
  needing(manager, { host, oauthClientId: null })
    .andWhere('mailbox.enabled = :enabled', { enabled: true })
    .orderBy('mailbox.nextCheckAt')
    .getMany();

/** Those of them that are in no trouble that is known. */
export async function untroubled(manager: EntityManager, host: string): Promise<Mailbox[]> {
  const found = await needing(manager, { host, oauthClientId: null })
    .andWhere(`mailbox.id NOT IN (${AFFECTED})`)
    .getMany();
  return expectedToWork(manager, found);
}

type Need = Pick<Incident, 'host' | 'oauthClientId'>;

function needing(manager: EntityManager, { host, oauthClientId }: Need) {
  const query = manager.createQueryBuilder(Mailbox, 'mailbox');
  if (host === null) return query.where({ oauthClientId });
  // Servers are stored as JSON; the port is looked at afterwards.
  const sends = `%${JSON.stringify({ host }).slice(1, -1)}%`;
  return query.where('(mailbox.checkHost = :host OR mailbox.outgoing LIKE :sends)', {
    host,
    sends,
  });
}

function usesServer({ incoming, outgoing }: Mailbox, { causeKey }: Incident): boolean {
  const keys = [incoming, outgoing].map((server) => server && serverKey(server));
  return keys.includes(causeKey);
}
