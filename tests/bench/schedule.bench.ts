import { Mailbox } from '@mailkey/server/features/mailboxes/mailbox.entity';
import { createMailboxScheduleStore } from '@mailkey/server/features/mailboxes/mailbox-schedule.store';
import { createMailboxStore } from '@mailkey/server/features/mailboxes/mailbox.store';
import { afterCheck } from '@mailkey/server/features/mailboxes/mailbox-status';
import { bench, describe } from 'vitest';
import { temporaryStorage } from '../testkit/storage.js';

const MAILBOXES = 10_000;
const HOSTS = 50;
const clock = () => new Date();

describe(`the schedule of ${MAILBOXES} mailboxes`, async () => {
  const storage = await temporaryStorage();
  const { database, keyring } = storage;
  const schedule = createMailboxScheduleStore(database);
  const mailboxes = createMailboxStore({ database, keyring, clock });
  const busyHosts = Array.from({ length: HOSTS / 2 }, (_, at) => `host${at}.example.org`);
  await fill();
  const later = new Date(Date.now() + 60 * 60_000);
  const rarely = { atMost: 20, busyHosts: [] };

  bench('a look when nothing is due', async () => void (await schedule.due(new Date(0), rarely)));
  bench('a look when all are due', async () => void (await schedule.due(later, rarely)));
  bench(
    'a look when all are due and half of the hosts are busy',
    async () => void (await schedule.due(later, { ...rarely, busyHosts })),
  );
  bench('the state of one mailbox after its check', async () => {
    const [due] = await schedule.due(later, { atMost: 1, busyHosts: [] });
    const result = {
      ok: true,
      incoming: true,
      outgoing: undefined,
      throttled: false,
      refused: false,
      shutOut: false,
    };
    const seen = { at: clock(), scheduled: true, chance: 0.5 };
    await database.transaction(async (manager) => {
      const one = await manager.findOneByOrFail(Mailbox, { id: due?.id ?? '' });
      await mailboxes.setState(manager, one, { state: afterCheck(one, result, seen) });
    });
  });
  bench('a start that spreads what is overdue', async () => void (await schedule.resume(later)), {
    iterations: 5,
    time: 0,
    teardown: (_task, mode) => void (mode === 'run' && storage.remove()),
  });

  async function fill(): Promise<void> {
    const settings = {
      ...({ enabled: true, authentication: 'PASSWORD', oauthClientId: null } as const),
      outgoing: null,
      checkEveryMinutes: 15,
    };
    const first = await mailboxes.create(mailbox(0), 'not a real one');
    const rows = Array.from({ length: MAILBOXES - 1 }, (_, at) => ({
      ...first,
      ...mailbox(at + 1),
      id: `${first.id.slice(0, 24)}${String(at).padStart(12, '0')}`,
      checkHost: mailbox(at + 1).incoming.host,
    }));
    await database.transaction(async (manager) => {
      for (let at = 0; at < rows.length; at += 500)
        await manager.insert(Mailbox, rows.slice(at, at + 500));
    });

    function mailbox(at: number) {
      const host = `host${at % HOSTS}.example.org`;
      const incoming = { protocol: 'IMAP', host, port: 993, security: 'TLS' } as const;
      return { ...settings, name: `Box ${at}`, address: `box${at}@example.org`, incoming };
    }
  }
});
