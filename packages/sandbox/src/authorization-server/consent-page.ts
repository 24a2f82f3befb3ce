import { canSignIn, type Person } from '../people.js';
import type { Provider } from '../provider.js';
import { scenarios } from '../scenarios.js';
import type { Scenario } from '../scenarios/scenario.js';
import { clientName } from '../tenant.js';
import type { Answer } from './answer.js';
import type { AuthorizeRequest } from './authorize-request.js';
import { escapeHtml, htmlAnswer } from './page.js';

/**
 * One plain form, sent back to the address it came from. Its fields: `person` (an address), `scenario`
 * (a name, or empty) and `decision` (`accept` or `cancel`).
 */
export function consentPage(provider: Provider, request: AuthorizeRequest): Answer {
  const chosen = preselected(provider.people, request.loginHint);
  const body = `<h1>Let ${escapeHtml(clientName)} open your mailbox?</h1>
<p class="note"><strong>This is a rehearsal.</strong> Nobody signs in here: choose who you want to be, and what should go wrong.</p>
<form method="post">
${peopleFields(provider.people, chosen)}
<div class="field"><label class="label" for="scenario">What should go wrong?</label>
<select id="scenario" name="scenario"><option value="">Nothing, let it work</option>${groups()}</select></div>
<div class="field"><span class="label" id="asked">It asks for</span><ul class="scopes" aria-labelledby="asked">
${request.scopes.map((scope) => `<li>${breakable(scope)}</li>`).join('\n')}
</ul></div>
<div class="actions"><button class="primary" name="decision" value="accept">Accept</button>
<button name="decision" value="cancel">Cancel</button></div>
</form>`;
  const client = new URL(request.redirectUri).origin;
  const formTargets = [client, 'http://localhost:*', 'http://127.0.0.1:*'];
  return htmlAnswer({ title: 'Rehearse a consent', body, formTargets });
}

function peopleFields(people: Person[], chosen: Person | undefined): string {
  const usual = people.filter((one) => one.kind === 'person' || one === chosen);
  const others = people.filter((one) => canSignIn(one) && !usual.includes(one));
  const radios = (list: Person[]) => list.map((one) => radio(one, one === chosen)).join('\n');
  return `<fieldset><legend>Who are you?</legend>
${radios(usual)}
<details><summary>People whose mailbox fails</summary>
${radios(others)}
</details></fieldset>`;
}

function radio({ address, name, licensed }: Person, checked: boolean): string {
  const note = licensed ? '' : ', no licence';
  return `<label class="person"><input type="radio" name="person" value="${escapeHtml(address)}" required${checked ? ' checked' : ''}>
<span>${escapeHtml(name)}<small>${escapeHtml(address)}${note}</small></span></label>`;
}

function preselected(people: Person[], hint: string | undefined): Person | undefined {
  const wanted = hint?.trim().toLowerCase();
  const able = people.filter(canSignIn);
  return able.find((one) => one.address === wanted) ?? able[0];
}

const headings: [Scenario['where'], string][] = [
  ['authorize', 'While signing in'],
  ['token', 'When the token is fetched or renewed'],
  ['token-content', 'With the token itself'],
  ['imap', 'At the IMAP server'],
  ['pop3', 'At the POP3 server'],
  ['smtp', 'At the SMTP server'],
];

function groups(): string {
  return headings
    .map(([where, heading]) => {
      const offered = scenarios.filter((one) => one.where === where && one.choose.consent);
      const options = offered.map(
        ({ name, title }) => `<option value="${escapeHtml(name)}">${escapeHtml(title)}</option>`,
      );
      return `<optgroup label="${heading}">${options.join('')}</optgroup>`;
    })
    .join('');
}

/** Lets a long scope break after a slash, not in the middle of a word. */
function breakable(scope: string): string {
  return scope.split('/').map(escapeHtml).join('/<wbr>');
}
