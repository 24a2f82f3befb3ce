import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { readConfig } from '@mailkey/server/config';
import { connect } from '@mailkey/server/db/data-source';
import { createLog } from '@mailkey/server/lib/log';
import { Secret } from '@mailkey/server/lib/secret';
import { createStores } from '@mailkey/server/wiring/stores';
import { openWorld } from '@mailkey/server/wiring/world';
import { startServerProcess } from '../faults/server-process.js';
import { createCertificates } from '../servers/certificates.js';
import { startDovecot } from '../servers/dovecot.js';
import { createTokenIssuer } from '../servers/tokens.js';
import { CLIENT_SETTINGS, newGrant } from '../testkit/grant-stage.js';

export interface Round {
  ms: number;
  processorMs: number;
  failed: number;
}

interface Login {
  user: string;
  accessToken: string;
}

export type CheckStage = Awaited<ReturnType<typeof openCheckStage>>;

const BARE = fileURLToPath(new URL('reference/bare-imapflow.js', import.meta.url));
const HOST = 'localhost';
const AT_ONCE = 50;

/** A built Mailkey, bare imapflow and a Dovecot, each in a process of its own, and so many mailboxes. */
export async function openCheckStage(mailboxes: number, nodeArguments: readonly string[] = []) {
  const home = mkdtempSync(join(tmpdir(), 'mailkey-check-'));
  const issuer = createTokenIssuer();
  const certificates = createCertificates();
  const dovecot = await startDovecot(certificates.good, issuer, { busy: true });
  const port = dovecot.ports.imaps;
  const logins = Array.from({ length: mailboxes }, (_, at) => {
    const user = `box${at}@example.com`;
    return { user, accessToken: issuer.mint({ upn: user }) };
  });
  const databasePath = join(home, 'mailkey.sqlite');
  const keyPath = join(home, 'mailkey.key');
  await fill({ DATABASE_URL: `sqlite:${databasePath}`, MAILKEY_KEY_FILE: keyPath }, logins, port);
  writeFileSync(join(home, 'ca.pem'), certificates.ca);
  const bare = startBare(home, { host: HOST, port, ca: certificates.ca, atOnce: AT_ONCE, logins });
  const server = await startServerProcess(
    { databasePath, keyPath },
    {
      LOG_LEVEL: 'warn',
      NODE_EXTRA_CA_CERTS: join(home, 'ca.pem'),
      CHECKS_AT_ONCE: String(AT_ONCE),
      CHECKS_PER_HOST: String(AT_ONCE),
    },
    nodeArguments,
  );
  const beside = await connect(databasePath);

  /** All of them are due at once, by the schedule; over when the last one is stored. */
  async function checkAll(): Promise<Round> {
    const processor = server.takes().processorMs;
    const [{ now }] = await beside.query('SELECT unixepoch() * 1000 AS "now"');
    await beside.query('UPDATE "mailbox" SET "nextCheckAt" = 1');
    const of = `FROM "run" WHERE "startedAt" >= ${now}`;
    for (let done = 0; done < mailboxes;) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      const [{ count }] = await beside.query(
        `SELECT COUNT(*) AS "count" ${of} AND "finishedAt" IS NOT NULL`,
      );
      done = Number(count);
    }
    const [seen] = await beside.query(
      `SELECT MAX("finishedAt") - MIN("startedAt") AS "ms", SUM("status" <> 'SUCCEEDED') AS "failed" ${of}`,
    );
    return { ...seen, processorMs: server.takes().processorMs - processor };
  }

  return {
    checkAll,
    visitAll: bare.visitAll,
    /** Of all of Dovecot's processes, also of those that have ended. */
    mailServerMs: () => treeMs(dovecot.pid),
    async close(): Promise<void> {
      bare.stop();
      await beside.destroy();
      server.terminate();
      await server.gone;
      await dovecot.stop();
      rmSync(home, { recursive: true });
    },
  };
}

/** One client, and mailboxes with a grant each whose token lives for an hour; their checks are far off. */
async function fill(env: Record<string, string>, logins: Login[], port: number): Promise<void> {
  const config = readConfig({ ...env, SANDBOX: 'off' });
  const world = await openWorld(config, { log: createLog('silent') });
  const {
    clientStore: clients,
    mailboxStore: mailboxes,
    grantStore: grants,
    mailHostStore: mailHosts,
  } = createStores(world);
  const { id: oauthClientId } = await clients.create(CLIENT_SETTINGS, undefined);
  await world.database.transaction((manager) =>
    mailHosts.confirm(manager, [`${HOST}:${port}`], { oauthClientId, by: 'nobody' }),
  );
  const shared = {
    authentication: 'OAUTH2',
    oauthClientId,
    enabled: true,
    outgoing: null,
  } as const;
  const incoming = { protocol: 'IMAP', host: HOST, port, security: 'TLS', username: null } as const;
  const granted = newGrant(CLIENT_SETTINGS.accessTokenUrl ?? '', world.clock());
  for (const { user, accessToken } of logins) {
    const tokens = { ...granted.tokens, accessToken: new Secret(accessToken) };
    await mailboxes.create(
      { ...shared, incoming, name: user, address: user, checkEveryMinutes: 1440 },
      undefined,
      async (manager, { id: mailboxId }) => {
        await grants.put(manager, { oauthClientId, mailboxId }, { ...granted, tokens });
      },
    );
  }
  await world.spool?.close();
  await world.database.close();
}

function startBare(home: string, about: object) {
  const file = join(home, 'bare.json');
  writeFileSync(file, JSON.stringify(about));
  const child = spawn(process.execPath, [BARE, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async visitAll(): Promise<Round> {
      child.stdin.write('all\n');
      const { value } = await lines.next();
      return JSON.parse(String(value)) as Round; // what the program prints
    },
    stop: () => void child.kill(),
  };
}

/** As proc(5) has it, in ticks of 10 ms: a process, its children and those of them that are gone. */
function treeMs(pid: number): number {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, rest = ''] = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ');
        const [, parent, ...fields] = rest.split(' ');
        const ticks = fields.slice(9, 13).reduce((sum, one) => sum + Number(one), 0);
        return [{ pid: Number(name), parent: Number(parent), ticks }];
      } catch {
        return []; // it has ended meanwhile
      }
    });
  const sum = (of: number): number =>
    stats
      .filter(({ parent }) => parent === of)
      .reduce((all, child) => all + child.ticks * 10 + sum(child.pid), 0);
  return sum(pid) + (stats.find((one) => one.pid === pid)?.ticks ?? 0) * 10;
}
