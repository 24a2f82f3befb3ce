/** What the export tells of an event, in order; the hashes let somebody check the chain elsewhere. */
const COLUMNS = [
  'sequence',
  'at',
  'actorKind',
  'actorId',
  'actorName',
  'ip',
  'action',
  'outcome',
  'subjectKind',
  'subjectId',
  'subjectName',
  'fields',
  'previousHash',
  'hash',
  'times',
] as const;

type Row = Record<(typeof COLUMNS)[number], string | number | Date | string[] | null>;

/** The line before the first event where older ones are in archives; the hash is where the chain goes on. */
export function archiveRow(archive: { through: number; at: Date; lastHash: string }): string[] {
  const told: Partial<Row> = {
    sequence: archive.through,
    at: archive.at,
    actorKind: 'system',
    action: 'audit.archived',
    subjectName: `Events up to number ${archive.through} are in archive files`,
    hash: archive.lastHash,
  };
  return auditRow({ ...emptyRow, ...told });
}

// One column each, so the row is complete.
const emptyRow = Object.fromEntries(COLUMNS.map((column) => [column, null])) as Row;

export const auditHeader: readonly string[] = COLUMNS;

export function auditRow(event: Row): string[] {
  return COLUMNS.map((column) => {
    const value = event[column];
    if (value instanceof Date) return value.toISOString();
    return Array.isArray(value) ? value.join(' ') : String(value ?? '');
  });
}
