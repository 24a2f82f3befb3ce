import { createHash } from 'node:crypto';
import type { Answer } from './answer.js';

/** Text that is safe between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

export interface Page {
  title: string;
  /** Escaped already. */
  body: string;
  status?: number;
  /** Origins that the form's answer may redirect to; browsers hold redirects against form-action. */
  formTargets?: string[];
}

/** One document and nothing else: no script, nothing from elsewhere, the style sheet known by its hash. */
export function htmlAnswer({ title, body, status = 200, formTargets = [] }: Page): Answer {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action 'self' ${formTargets.join(' ')}`.trim(),
  ].join('; ');
  return {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Referrer-Policy': 'same-origin',
      'Cache-Control': 'no-store',
    },
    body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="brand"><span aria-hidden="true" class="mark"></span>Sandbox</p>
${body}
</main>
<footer>A rehearsal provider on this computer. No real account, no real mail.</footer>
</body>
</html>
`,
  };
}

const style = `
:root { --ground:#eef1f6; --card:#fff; --text:#1b2333; --quiet:#566074; --line:#cfd6e2; --tint:#f4f7fc;
  --accent:#2b57c4; --on-accent:#fff; --warn:#8a4b00; --warn-ground:#fff5e5; --warn-line:#f0cf9c; }
@media (prefers-color-scheme: dark) { :root { --ground:#10141c; --card:#191f2b; --text:#e8ecf4; --quiet:#a5afc2;
  --line:#38425a; --tint:#202839; --accent:#9ab6ff; --on-accent:#0f1a33; --warn:#ffd08a; --warn-ground:#2f2614;
  --warn-line:#5f4a21; } }
* { box-sizing:border-box }
body { margin:0; min-height:100vh; display:flex; flex-direction:column; align-items:center; padding:6vh 16px 24px;
  background:var(--ground); color:var(--text); font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif }
main { width:100%; max-width:30rem; background:var(--card); border:1px solid var(--line); border-radius:14px;
  padding:28px; box-shadow:0 12px 40px rgb(16 24 40 / .08) }
h1 { font-size:1.4rem; line-height:1.25; margin:.2rem 0 .5rem; overflow-wrap:anywhere }
p { margin:.5rem 0; overflow-wrap:anywhere }
.brand { display:flex; align-items:center; gap:.5rem; font-weight:600; color:var(--quiet); margin:0 0 1rem }
.mark { width:14px; height:14px; border-radius:4px; background:var(--accent); transform:rotate(45deg) }
.note { background:var(--warn-ground); border:1px solid var(--warn-line); color:var(--warn); border-radius:10px;
  padding:.6rem .8rem; font-size:.93rem }
footer { color:var(--quiet); font-size:.9rem }
footer { margin-top:1.25rem; text-align:center }
fieldset { border:0; margin:1.2rem 0 0; padding:0; min-width:0 }
legend, .label { font-weight:600; padding:0; margin-bottom:.4rem; display:block }
.person { display:flex; gap:.75rem; align-items:center; border:1px solid var(--line); border-radius:10px;
  padding:.6rem .8rem; margin:.4rem 0; cursor:pointer }
.person:hover { background:var(--tint) }
.person:has(input:checked) { border-color:var(--accent); box-shadow:inset 0 0 0 1px var(--accent) }
.person input { width:1.1rem; height:1.1rem; accent-color:var(--accent); flex:none; margin:0 }
.person span { display:block; min-width:0 }
.person small { color:var(--quiet); display:block; overflow-wrap:anywhere; font-size:.88rem }
details { margin-top:.6rem } summary { cursor:pointer; color:var(--quiet); padding:.3rem 0 }
select { width:100%; font:inherit; color:inherit; background:var(--card); border:1px solid var(--line);
  border-radius:10px; padding:.6rem .7rem }
.field { margin-top:1.2rem }
ul.scopes { margin:.2rem 0 0; padding-left:1.2rem; overflow-wrap:anywhere; font-size:.93rem }
.actions { display:flex; gap:.75rem; margin-top:1.5rem; flex-wrap:wrap }
button { font:inherit; font-weight:600; border-radius:10px; padding:.65rem 1.3rem; cursor:pointer;
  border:1px solid var(--line); background:transparent; color:inherit; flex:1 1 8rem }
button.primary { background:var(--accent); border-color:var(--accent); color:var(--on-accent) }
button:hover { filter:brightness(1.06) }
:focus-visible { outline:3px solid var(--accent); outline-offset:2px }
`;
