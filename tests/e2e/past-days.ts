import { changeBehindItsBack } from '../testkit/behind-its-back.js';

const DAYS = 89;

/** Gives every mailbox, and all of them together, a past to look at: some trouble, a slow week, a pause. */
export async function fillPastDays(databasePath: string): Promise<void> {
  const today = Math.floor(Date.now() / 86_400_000);
  const days = Array.from({ length: DAYS }, (_, index) => pastDay(today - DAYS + index, index));
  const checked = days.filter(({ checks }) => checks > 0);
  await changeBehindItsBack(
    databasePath,
    `INSERT OR REPLACE INTO "mailbox_days" ("mailboxId", "days")
      SELECT "id", '${JSON.stringify(checked)}' FROM "mailbox"`,
  );
  const rows = days.map(({ day, failing, throttled }, index) => {
    const [bad, slow] = [failing > 0 ? 3 : index % 9 === 0 ? 1 : 0, throttled > 0 ? 2 : 0];
    return `(${day}, ${30 + Math.floor(index / 8) - bad - slow}, ${bad}, ${slow})`;
  });
  await changeBehindItsBack(
    databasePath,
    `INSERT INTO "fleet_day" ("day", "ok", "failing", "throttled") VALUES ${rows.join(', ')}`,
  );
}

function pastDay(day: number, index: number) {
  const checks = index < 12 || (index > 40 && index < 44) ? 0 : 96;
  const failing = checks && [23, 24, 61].includes(index) ? 40 : 0;
  const throttled = checks && index === 62 ? 12 : 0;
  const averageMs = 420 + ((index * 37) % 160) + (index > 66 && index < 74 ? 900 : 0);
  const sumMs = checks * averageMs;
  return {
    day,
    checks,
    ok: checks - failing - throttled,
    failing,
    throttled,
    sumMs,
    maxMs: averageMs * 3,
  };
}
