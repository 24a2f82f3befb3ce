import type { StoredNotice } from './delivery.js';
import { parseUrl } from '../../lib/parse-url.js';

/** What a webhook receives: docs/alerts.md describes it, and only adds to it. */
export interface Payload {
  version: 1;
  /** The same at every repeat of this delivery. */
  delivery: string;
  /** The same for every channel that tells of this. */
  key: string;
  kind: string;
  severity: string;
  title: string;
  lines: string[];
  url: string;
  at: string;
  facts: StoredNotice['facts'];
}

export function payloadOf(id: string, notice: StoredNotice, publicUrl: string): Payload {
  const { key, kind, severity, title, lines, at, facts } = notice;
  const url = addressOf(notice, publicUrl);
  return { version: 1, delivery: id, key, kind, severity, title, lines, url, at, facts };
}

/** Where the app shows what a notice tells of; never another place, whatever the path says. */
export function addressOf({ path }: Pick<StoredNotice, 'path'>, publicUrl: string): string {
  const base = new URL(publicUrl);
  const url = path.startsWith('/') ? parseUrl(`.${path}`, base.href) : undefined;
  return url?.origin === base.origin ? url.href : base.href;
}
