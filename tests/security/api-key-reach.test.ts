import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  entra,
  expectRefused,
  issue,
  jwt,
  openReachStage,
  tokenOf,
  type Made,
  type ReachStage,
  type Start,
} from '../testkit/reach-stage.js';

const SUPPORT = 'support@contoso.test';
const ANA = 'ana@contoso.test';

let stage: ReachStage;
beforeAll(async () => (stage = await openReachStage()));
afterAll(() => stage.close());

const byAna = { access_token: entra('ana', ANA) };
const bySupport = { access_token: entra('support', SUPPORT) };
const idToken = (claims: object) => jwt({ iss: 'https://as.test', sub: '1', ...claims });
const opaque = (claims?: object) => ({
  access_token: 'opaque',
  ...(claims && { id_token: idToken(claims) }),
});

interface Situation extends Start {
  /** What happens between the making of the keys and their use. */
  then?: (made: Made) => Promise<unknown>;
  /** Whether a key without and one with the permission have a token. */
  plain: boolean;
  permitted: boolean;
}

const renamed = (input: object) => (made: Made) => stage.update('Mailbox', made.mailbox, input);
const moved = (tokens: object) => async (made: Made) => {
  const other = await stage.client({ name: 'Other' });
  await stage.consent(other, tokens);
  await stage.update('Mailbox', made.mailbox, { oauthClientId: other });
};
const consents = (tokens: object) => (made: Made) => stage.consent(made.client, tokens);

const NO = { plain: false, permitted: true };
const YES = { plain: true, permitted: true };
const ENDED = { plain: false, permitted: false };

/** What was granted and what came after it, and who has a token then; a key of the former rule always has. */
const SCENES: Record<string, Situation> = {
  'its own grant': { tokens: bySupport, own: true, ...YES },
  'its own grant, given by somebody else': { tokens: byAna, own: true, ...YES },
  'the default grant of the same person': { tokens: bySupport, ...YES },
  'the default grant of somebody else': { tokens: byAna, ...NO },
  'the grant of an application': {
    client: { grantType: 'CLIENT_CREDENTIALS' },
    tokens: { access_token: jwt({ idtyp: 'app', oid: 'app', tid: 'contoso', upn: SUPPORT }) },
    ...NO,
  },
  'a default grant of nobody knows whom': { tokens: opaque(), ...NO },

  'an address in other letters': {
    input: { address: 'SUPPORT@Contoso.TEST' },
    tokens: bySupport,
    ...YES,
  },
  'an address in Unicode, written in another way': {
    input: { address: 'bu\u0308ro@contoso.test' },
    tokens: { access_token: entra('b', 'b\u00fcro@contoso.test') },
    ...YES,
  },
  'an address with a tag': {
    input: { address: 'support+desk@contoso.test' },
    tokens: bySupport,
    ...NO,
  },
  'an address of another domain': {
    input: { address: 'support@contoso.test.evil.test' },
    tokens: bySupport,
    ...NO,
  },
  'the login of its incoming server': {
    input: { server: { username: ANA } },
    tokens: byAna,
    ...YES,
  },
  'the login of its outgoing server alone': {
    input: { outgoing: { host: '127.0.0.1', port: 9, security: 'TLS', username: ANA } },
    tokens: byAna,
    ...NO,
  },

  'an address that an id token merely says': { tokens: opaque({ email: SUPPORT }), ...NO },
  'an address that was not verified': {
    tokens: opaque({ email: SUPPORT, email_verified: false }),
    ...NO,
  },
  'an address whose domain was not verified': {
    tokens: opaque({ email: SUPPORT, xms_edov: 0 }),
    ...NO,
  },
  'a name that the account may choose': { tokens: opaque({ preferred_username: SUPPORT }), ...NO },
  'a name for display': {
    tokens: { access_token: entra('ana', ANA, { unique_name: SUPPORT }) },
    ...NO,
  },
  'an e-mail address of the directory': {
    tokens: { access_token: entra('ana', ANA, { email: SUPPORT }) },
    ...NO,
  },
  'a name of no directory': { tokens: { access_token: jwt({ upn: SUPPORT }) }, ...NO },
  'a guest': {
    tokens: { access_token: entra('g', 'support_contoso.test#EXT#@fabrikam.test') },
    ...NO,
  },
  'an address that was verified': {
    tokens: opaque({ email: SUPPORT, email_verified: true }),
    ...YES,
  },
  'an address whose domain was verified': {
    tokens: opaque({ email: SUPPORT, xms_edov: '1' }),
    ...YES,
  },
  'a subject that is the address': { tokens: opaque({ sub: SUPPORT }), ...YES },

  'somebody else, then another client': { tokens: byAna, then: moved(byAna), ...ENDED },
  'somebody else, then another client and back again': {
    tokens: byAna,
    then: async (made) => {
      await moved(byAna)(made);
      await stage.update('Mailbox', made.mailbox, { oauthClientId: made.client });
    },
    ...ENDED,
  },
  'the same person, then another client of somebody else': {
    tokens: bySupport,
    then: moved(byAna),
    ...ENDED,
  },
  'the same person, then another client of theirs': {
    tokens: bySupport,
    then: moved(bySupport),
    ...YES,
  },
  'somebody else, then the same account again': { tokens: byAna, then: consents(byAna), ...NO },
  'somebody else, then the same account with another name': {
    tokens: byAna,
    then: consents({ access_token: entra('ana', 'ana.new@contoso.test') }),
    ...NO,
  },
  'somebody else, then another account': {
    tokens: byAna,
    then: consents({ access_token: entra('ben', 'ben@contoso.test') }),
    ...ENDED,
  },
  'somebody else, then another account of the same name': {
    tokens: byAna,
    then: consents({ access_token: entra('other', ANA) }),
    ...ENDED,
  },
  'the same person, then somebody else': { tokens: bySupport, then: consents(byAna), ...ENDED },
  'nobody knows whom, twice': { tokens: opaque(), then: consents(opaque()), ...ENDED },
  'an application, then another one': {
    client: { grantType: 'CLIENT_CREDENTIALS' },
    tokens: opaque(),
    then: async (made) => {
      await stage.update('OAuthClient', made.client, { clientId: 'other', clientSecret: 'x' });
      await stage.consent(made.client, opaque());
    },
    ...ENDED,
  },
  'an application, validated again': {
    client: { grantType: 'CLIENT_CREDENTIALS' },
    tokens: opaque(),
    then: consents(opaque()),
    ...NO,
  },
  'a person, then the application': {
    tokens: byAna,
    then: async (made) => {
      await stage.update('OAuthClient', made.client, { grantType: 'CLIENT_CREDENTIALS' });
      await stage.consent(made.client, opaque());
    },
    ...ENDED,
  },
  'its own grant, then none of its own': {
    tokens: bySupport,
    own: true,
    then: async (made) => {
      const revoke = 'mutation ($id: ID!) { revokeGrant(id: $id) { id } }';
      await stage.admin.ask(revoke, { id: await stage.grantOf(made.mailbox) });
      await stage.consent(made.client, byAna);
    },
    ...ENDED,
  },

  'a mailbox with another name for people': {
    tokens: bySupport,
    then: renamed({ name: 'Table' }),
    ...YES,
  },
  'somebody else, and then the mailbox has their address': {
    tokens: byAna,
    then: renamed({ address: ANA }),
    ...NO,
  },
  'somebody else, and then the mailbox has their login': {
    tokens: byAna,
    then: renamed({
      incoming: { protocol: 'IMAP', host: '127.0.0.1', port: 9, security: 'TLS', username: ANA },
    }),
    ...NO,
  },
  'the same person, and then the mailbox has another address': {
    tokens: bySupport,
    then: renamed({ address: 'sales@contoso.test' }),
    plain: false,
    permitted: true,
  },
  'the same person, renamed': {
    tokens: bySupport,
    then: consents({ access_token: entra('support', 'help@contoso.test') }),
    ...YES,
  },
  'the same person, renamed together with the mailbox': {
    tokens: bySupport,
    then: async (made) => {
      await stage.consent(made.client, { access_token: entra('support', 'help@contoso.test') });
      await stage.update('Mailbox', made.mailbox, { address: 'help@contoso.test' });
    },
    ...YES,
  },
};

describe('T1 T2 T3 a key, for a mailbox with', () => {
  it.each(Object.entries(SCENES))('%s', async (_name, situation) => {
    const made = await stage.make(situation);
    const keys = {
      plain: await stage.key([made.mailbox]),
      permitted: await stage.permitted(made.mailbox),
      former: await stage.former(made.mailbox),
    };
    await situation.then?.(made);
    for (const [name, { api }] of Object.entries(keys)) {
      const answer = await issue(api, made.mailbox);
      if (name === 'former' || situation[name as 'plain' | 'permitted'])
        expect(tokenOf(answer), name).toEqual(expect.any(String));
      else expectRefused(answer);
    }
  });
});
