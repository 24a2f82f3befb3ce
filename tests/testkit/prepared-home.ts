import { copyFile, mkdtemp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createApp } from '@mailkey/server/app';
import { readConfig } from '@mailkey/server/config';
import { connect } from '@mailkey/server/db/data-source';
import { inject } from 'vitest';

/** The one who is there after the first start. */
export const ADMIN = { email: 'admin@example.org', password: 'correct horse battery' };

/** Of that password, at costs that nobody would choose: each sign-in would else keep a core busy for 30 ms. */
const CHEAP_HASH =
  '$argon2id$v=19$m=8,t=1,p=1$dtMLuBG6S5xdtRc+J1vuWA$vvIIYY3iCqywbwNO0T5v0PD9IetWOIu766FJwNxGegE';

let prepared: Promise<string> | undefined;

/** Fills a new folder as the first start of Mailkey does; the migrations run once for each worker. */
export async function furnishHome(home: string): Promise<void> {
  const from = await (prepared ??= prepare());
  for (const file of await readdir(from)) await copyFile(join(from, file), join(home, file));
}

async function prepare(): Promise<string> {
  const home = await mkdtemp(join(inject('runFolder'), 'home-'));
  const config = readConfig({
    DATABASE_URL: `sqlite:${join(home, 'mailkey.sqlite')}`,
    SANDBOX: 'off',
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    LOG_LEVEL: 'warn',
  });
  await (await createApp(config)).close();
  const database = await connect(config.databasePath);
  await database.query('UPDATE "user" SET "passwordHash" = ?', [CHEAP_HASH]);
  await database.destroy();
  return home;
}
