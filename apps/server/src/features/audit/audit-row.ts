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

export const auditHeader: readonly string[] = COLUMNS;

export function auditRow(event: Row): string[] {
  return COLUMNS.map((column) => {
    const value = event[column];
    if (value instanceof Date) return value.toISOString();
    return Array.isArray(value) ? value.join(' ') : String(value ?? '');
  });
}
