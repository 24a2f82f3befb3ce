import { IsNull, MoreThan, type EntityManager } from 'typeorm';
import type { ProbeFacts, ShutOutFacts } from '../diagnoses/facts.js';
import { shutOutKey } from '../incidents/cause-key.js';
import { Incident } from '../incidents/incident.entity.js';
import { MailCertificate } from '../mailboxes/mail-certificate.entity.js';
import { Mailbox } from '../mailboxes/mailbox.entity.js';
import { isSameHouse } from './turned-away.js';
import { isTurnedAway } from './turned-away.js';

/** Refused logins that a server may take offence at. */
const RECENT_MS = 6 * 60 * 60_000;
const NAMED = 3;

interface Place {
  host: string;
  port: number;
}

/** What tells a server that shuts us out from one that is down; undefined where nothing does. */
export async function readShutOut(
  read: EntityManager,
  probes: readonly ProbeFacts[],
  now: Date,
): Promise<ShutOutFacts | undefined> {
  for (const probe of probes.filter(isTurnedAway)) {
    const { host } = probe;
    const known = await read.findOneBy(Incident, {
      causeKey: shutOutKey(host),
      closedAt: IsNull(),
    });
    const since = known?.openedAt ?? now;
    const refused = await refusedLoginsAt(read, host, new Date(since.getTime() - RECENT_MS));
    const [last] = refused;
    if (!known && (!last || !(await hasAnswered(read, probe)))) continue;
    const away = probes.filter((one) => one.host === host && isTurnedAway(one));
    return {
      host,
      probes: away,
      refused: refused.slice(0, NAMED).map(({ name, address, lastRefusedAt }) => {
        return { name, address, at: lastRefusedAt ?? now };
      }),
    };
  }
  return undefined;
}

/** Whose login a host has refused since then, the latest first. */
async function refusedLoginsAt(read: EntityManager, host: string, since: Date): Promise<Mailbox[]> {
  const found = await read.find(Mailbox, {
    where: { lastRefusedAt: MoreThan(since) },
    order: { lastRefusedAt: 'DESC' },
  });
  return found.filter(({ lastRefusedBy }) => {
    const at = lastRefusedBy?.slice(0, lastRefusedBy.lastIndexOf(':')) ?? '';
    return at === host || isSameHouse(at, host);
  });
}

/** This very port has answered before: who has never let us in does not shut us out. */
async function hasAnswered(read: EntityManager, { host, port }: Place): Promise<boolean> {
  if (await read.existsBy(Mailbox, { lastRefusedBy: `${host}:${port}` })) return true;
  if (await read.existsBy(MailCertificate, { host, port })) return true;
  const place = `%${JSON.stringify({ host, port }).slice(1, -1)}%`;
  // Servers are stored as JSON; by the hosts, which have an index, few are looked through.
  return read
    .createQueryBuilder(Mailbox, 'mailbox')
    .where('(mailbox.checkHost = :host OR mailbox.sendHost = :host)', { host })
    .andWhere('(mailbox.incoming LIKE :place OR mailbox.outgoing LIKE :place)', { place })
    .andWhere('mailbox.lastResult = :ok', { ok: 'OK' })
    .getExists();
}
