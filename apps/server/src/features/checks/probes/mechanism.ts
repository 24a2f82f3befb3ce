import { ProbeFailure } from './fault.js';

export function notOffered(what: string, offered: readonly string[]): ProbeFailure {
  return new ProbeFailure({ kind: 'not-offered', what, offered: [...offered] });
}
