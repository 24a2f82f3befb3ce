import { aadsts, because, certain } from '../matchers.js';
import { openApp } from '../repairs/entra.js';
import { openClient, validateAgain } from '../repairs/mailkey.js';
import { rule } from '../rule.js';
import { valueNamed } from '../observed-text.js';

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const clientIdMalformed = rule({
  code: 'client-id-malformed',
  stage: 'AUTHORIZE',
  of: 'MICROSOFT_365',
  actor: 'APP_ADMIN',
  title: 'What stands as client ID is not an application ID',
  cause:
    'Microsoft was given something else than the Application (client) ID: a mail address, a name, a placeholder, or the ID with quotes or blanks around it.',
  refines: ['app-not-found'],
  match: (evidence) => {
    const unread = certain(aadsts(90112))(evidence);
    if (unread) return unread;
    const match = certain(aadsts(700016))(evidence);
    const given = match?.said && (valueNamed(match.said) ?? evidence.facts.client?.clientId);
    return match && given && !guid.test(given)
      ? because(match, `“${given.slice(0, 80)}” is no application ID.`)
      : undefined;
  },
  repair: (v) => ({
    fix: [
      `${openApp(v, 'Overview')} and copy Application (client) ID with the button beside it. Neither Object ID nor Secret ID will do.`,
      `${openClient(v)}, paste it alone as Client ID and save.`,
      validateAgain(v),
    ],
  }),
});
