import type { ErrorPage } from '../scenarios/scenario.js';
import type { Answer, Question } from './answer.js';
import { escapeHtml, htmlAnswer } from './page.js';

/** A page that ends the journey; programs may ask for its words alone (`Accept: text/plain`). */
export function errorAnswer({ heading, paragraphs }: ErrorPage, { headers }: Question): Answer {
  if (headers.accept?.startsWith('text/plain')) {
    return {
      status: 200,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
      body: [heading, ...paragraphs].join('\n'),
    };
  }
  const body = [
    `<h1>${escapeHtml(heading)}</h1>`,
    ...paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`),
    '<p class="note">This is where Microsoft stops and never redirects back. Copy what you see into Mailkey: “What do you see?”</p>',
  ].join('\n');
  return htmlAnswer({ title: heading, body });
}
