import { answerConsent, type ConsentAnswer, type MailProtocol } from '@mailkey/sandbox';
import {
  startJourney,
  type DiagnosisSeen,
  type Journey,
  type JourneyOptions,
  type RunSeen,
} from '../testkit/journey.js';

export const ANA = 'ana@sandbox.test';

/** How a validation ended: with its run, or on a page of the provider whose words were pasted. */
interface Validated {
  clientId: string;
  diagnoses: DiagnosisSeen[];
  run?: RunSeen;
}

/** Mailkey with the sandbox as one of its providers, and what people do with both. */
export interface Stage {
  journey: Journey;
  /** What a person enters for a new client; the rest comes from the provider's preset. */
  settings(provider: 'SANDBOX' | 'GOOGLE'): Record<string, unknown>;
  /** A new client, validated; Ana consents if nobody else is named. */
  validated(settings: object, answer?: ConsentAnswer): Promise<Validated>;
  /** A new mailbox of a client, checked; Ana's, with the good servers, if not said otherwise. */
  checked(oauthClientId: string, mailbox?: object): Promise<RunSeen>;
}

/** All servers of the sandbox are on one host, and the silent ones would hold up the others. */
const UNCROWDED = { total: 1000, perKey: 1000 };

export async function openStage(options?: JourneyOptions): Promise<Stage> {
  const overrides = { ...options?.overrides, checksAtOnce: UNCROWDED };
  const journey = await startJourney({ ...options, overrides });
  const { sandbox, api } = journey;

  /** "What do you see?" */
  async function pasted(text: string, id: string): Promise<DiagnosisSeen[]> {
    const ask = `query ($text: String!, $id: ID!) {
      diagnoseText(text: $text, oauthClientId: $id) { code severity certainty title evidence }
    }`;
    return (await api.ask(ask, { text, id })).diagnoseText;
  }

  return {
    journey,
    settings: (provider) =>
      provider === 'GOOGLE'
        ? { provider, scopes: ['https://mail.google.com/'] }
        : { provider, tenant: sandbox.tenant, authorizeUrl: undefined, accessTokenUrl: undefined },

    async validated(settings, answer) {
      const { id: clientId } = await journey.createClient(settings);
      const started = await journey.validate(clientId);
      const outcome = await answerConsent(await journey.open(started), answer);
      if (outcome.kind === 'page')
        return { clientId, diagnoses: await pasted(outcome.text, clientId) };
      await api.get(outcome.url);
      const run = await journey.ended(started.runId);
      return { clientId, run, diagnoses: run.diagnoses };
    },

    async checked(oauthClientId, mailbox = {}) {
      const create = 'mutation ($input: MailboxInput!) { createMailbox(input: $input) { id } }';
      const usual = { name: 'Rehearsal', address: ANA, oauthClientId, ...goodServers(journey) };
      const { createMailbox } = await api.ask(create, { input: { ...usual, ...mailbox } });
      const check = 'mutation ($id: ID!) { checkMailbox(id: $id) { id } }';
      const { checkMailbox } = await api.ask(check, { id: createMailbox.id });
      return journey.ended(checkMailbox.id);
    },
  };
}

/** Servers that work, for reading over this protocol and for sending. */
export function goodServers({ sandbox }: Journey, reading: 'imap' | 'pop3' = 'imap') {
  const { imapTls, pop3Tls, smtpStarttls } = sandbox.servers;
  const incoming = { imap: imapTls, pop3: pop3Tls }[reading];
  return { incoming: { protocol: reading.toUpperCase(), ...incoming }, outgoing: smtpStarttls };
}

/** One faulty server in the place of a good one. */
export function faultyServer({ sandbox }: Journey, name: string, protocol: MailProtocol) {
  const endpoint = sandbox.faultServers[name]?.[protocol];
  if (!endpoint) throw new Error(`The sandbox has no ${protocol} server ${name}.`);
  if (protocol === 'smtp') return { outgoing: endpoint };
  return { incoming: { protocol: protocol.toUpperCase(), ...endpoint } };
}
