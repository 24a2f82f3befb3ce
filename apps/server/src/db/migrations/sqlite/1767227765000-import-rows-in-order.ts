import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of a file by line and id, as pages of them are read: they are not sorted anew for each page. */
export class ImportRowsInOrder1767227765000 implements MigrationInterface {
  readonly name = 'ImportRowsInOrder1767227765000';

  up = (runner: QueryRunner): Promise<void> => indexed(runner, ', "id"');
  down = (runner: QueryRunner): Promise<void> => indexed(runner, '');
}

async function indexed(runner: QueryRunner, more: string): Promise<void> {
  for (const [name, columns] of INDEXES) {
    await runner.query(`DROP INDEX "${name}"`);
    await runner.query(`CREATE INDEX "${name}" ON "mailbox_import_row" (${columns}${more})`);
  }
}

const INDEXES = [
  ['mailbox_import_row_line', '"importId", "line"'],
  ['mailbox_import_row_outcome', '"importId", "outcome", "line"'],
] as const;
