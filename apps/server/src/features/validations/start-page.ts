/**
 * What a link shows to whoever opens it, so that looking is not starting: programs that test the links
 * of a letter open them, too, and only a press of the button uses the link up.
 */
export function startPage({ provider, mailkey }: { provider: string; mailkey: string }): string {
  const [there, here] = [escaped(provider), escaped(mailkey)];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Sign in at ${there} · Mailkey</title>
<link rel="stylesheet" href="${START_STYLE_PATH}">
</head>
<body>
<main>
<h1>Sign in at ${there}</h1>
<p>Mailkey at <strong>${here}</strong> asks you to sign in at <strong>${there}</strong> and to agree there that it may use mailboxes. Your password stays with ${there}.</p>
<form method="post"><button type="submit">Continue to ${there}</button></form>
<p class="note">The link works once, in one browser, for ten minutes. If you do not expect it, close this page: nothing has happened.</p>
</main>
</body>
</html>
`;
}

export const START_STYLE_PATH = '/oauth/start.css';

export const START_STYLE = `:root { color-scheme: light dark; --page: #fff; --text: #18181b; --soft: #52525b; --key: #1d4ed8; --on-key: #fff; }
@media (prefers-color-scheme: dark) { :root { --page: #111113; --text: #f4f4f5; --soft: #a1a1aa; --key: #93c5fd; --on-key: #111113; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.6 system-ui, sans-serif; }
main { max-width: 30rem; margin: 0 auto; padding: min(18vh, 9rem) 1.5rem 3rem; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
p { margin: 0 0 1.5rem; overflow-wrap: anywhere; }
button { width: 100%; padding: 0.7rem 1rem; border: 0; border-radius: 0.5rem; background: var(--key); color: var(--on-key); font: inherit; font-weight: 600; cursor: pointer; overflow-wrap: anywhere; }
button:focus-visible { outline: 3px solid var(--text); outline-offset: 2px; }
.note { margin-top: 1.5rem; color: var(--soft); font-size: 0.875rem; }
`;

const ESCAPES: Record<string, string> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}
