/** A remark beside a field: what is wrong, and what to do. */
export interface Note {
  code: string;
  severity: 'ERROR' | 'WARNING' | 'INFO';
  title: string;
  fix: string;
}
