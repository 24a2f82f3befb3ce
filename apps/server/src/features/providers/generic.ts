import { plainGuide } from './plain-guide.js';
import type { Provider } from './provider.js';

/** Presets nothing: everything comes from the provider's documentation. */
export const generic: Provider = {
  id: 'GENERIC',
  label: 'Generic',
  available: true,
  hasTenant: false,
  scopes: [],
  scopeSeparator: 'SPACE',
  clientAuthentication: 'CLIENT_SECRET_POST',
  // No prompt: of nine servers that were tried, four refuse select_account (docs/real-world.md).
  authorizationParameters: {},
  incoming: [],
  guide: plainGuide({
    register:
      'In the provider’s portal register a Web application (a confidential client with the authorization code flow).',
    permissions:
      'Allow reading by IMAP or POP and sending by SMTP. In the documentation look for the authorization URL, the token URL, the scopes and the character between scopes.',
    signIn: 'Sign in as a person who may open the mailboxes.',
  }),
};
