import type { StoredNotice } from './delivery.js';
import { oneLine } from './one-line.js';
import { addressOf } from './payload.js';

export interface Email {
  subject: string;
  text: string;
}

/** A notice as plain text that reads well: what is, what to do, where to look, why it came. */
export function emailOf(notice: StoredNotice, publicUrl: string): Email {
  const title = oneLine(notice.title, 200);
  const paragraphs = [
    title,
    ...notice.lines.map((line) => oneLine(line, 2000)).filter((line) => line !== ''),
    `Open it in Mailkey:\n${addressOf(notice, publicUrl)}`,
    // RFC 3676 section 4.3: what follows is a signature, which programs fold away.
    `-- \nMailkey at ${publicUrl} sent this by itself. Settings → Alerts says to whom it tells what.`,
  ];
  return { subject: `[Mailkey] ${title}`, text: `${spaced(paragraphs)}\n` };
}

/** A blank line between paragraphs, none before the steps of a list. */
function spaced(paragraphs: string[]): string {
  return paragraphs.reduce((text, one) => `${text}${/^\d+\. /.test(one) ? '\n' : '\n\n'}${one}`);
}
