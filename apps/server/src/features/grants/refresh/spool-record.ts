import type { Grant } from '../grant.entity.js';

/** The tokens of one refresh, sealed as their columns are, and what tells whether they are still wanted. */
export interface SpooledRefresh {
  /** As the grant was when it was asked for. */
  grant: Pick<Grant, 'id' | 'grantId' | 'version'>;
  columns: Partial<Grant>;
}

export function spoolText(records: readonly SpooledRefresh[]): string {
  return JSON.stringify(records);
}

/** Only for a text of `spoolText` that has been authenticated: its shape is taken for granted. */
export function readSpoolText(text: string): SpooledRefresh[] {
  return JSON.parse(text, (name: string, value: unknown) =>
    typeof value === 'string' && isTime.test(name) ? new Date(value) : value,
  ) as SpooledRefresh[]; // sealed by ourselves
}

/** How the columns of the table are named that hold a time. */
const isTime = /(At|Until|Since)$/;
