/** A page for people without an account here: no script, a style of its own. Both parts are HTML, escaped already. */
export function page(title: string, body: string, { refreshes = false } = {}): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">${refreshes ? '\n<meta http-equiv="refresh" content="2">' : ''}
<title>${title} · Mailkey</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}

export const STYLE_PATH = '/oauth/start.css';

export const STYLE = `:root { color-scheme: light dark; --page: #fff; --text: #18181b; --soft: #52525b; --line: #d4d4d8; --key: #1d4ed8; --on-key: #fff; }
@media (prefers-color-scheme: dark) { :root { --page: #111113; --text: #f4f4f5; --soft: #a1a1aa; --line: #3f3f46; --key: #93c5fd; --on-key: #111113; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.6 system-ui, sans-serif; }
main { max-width: 30rem; margin: 0 auto; padding: min(18vh, 9rem) 1.5rem 3rem; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
p { margin: 0 0 1.5rem; overflow-wrap: anywhere; }
blockquote { margin: 0 0 1.5rem; padding: 0.25rem 0 0.25rem 1rem; border-left: 3px solid var(--line); overflow-wrap: anywhere; white-space: pre-wrap; }
a { color: var(--key); }
button { width: 100%; padding: 0.7rem 1rem; border: 0; border-radius: 0.5rem; background: var(--key); color: var(--on-key); font: inherit; font-weight: 600; cursor: pointer; overflow-wrap: anywhere; }
button:focus-visible, a:focus-visible { outline: 3px solid var(--text); outline-offset: 2px; }
.note { margin-top: 1.5rem; color: var(--soft); font-size: 0.875rem; }
.label { margin-bottom: 0.25rem; color: var(--soft); font-size: 0.875rem; }
`;

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML, between tags or in a quoted attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}
