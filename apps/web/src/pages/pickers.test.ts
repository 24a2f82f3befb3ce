import { expect, it, vi } from 'vitest';
import { useMailboxOptions } from '../features/access/useMailboxOptions.js';
import { useAlertSenders } from '../features/alerts/useAlertChannels.js';
import { useOAuthClientOptions } from '../features/oauth-clients/useOAuthClients.js';
import { mountInApp } from '../testing.js';

const row = (type: string, id: string) => ({
  __typename: type,
  id,
  name: id,
  address: id,
  provider: 'CUSTOM',
  status: 'READY',
  usualIncoming: [],
  usualOutgoing: null,
  grant: null,
  outgoing: { __typename: 'Outgoing', host: 'mail.example.org' },
});
const answerOf = (field: string, type: string, search: unknown) => ({
  data: { [field]: { __typename: 'Connection', nodes: [row(type, String(search ?? 'first'))] } },
});

const pickers = {
  MailboxOptions: ['mailboxes', () => useMailboxOptions()],
  AlertSenders: ['mailboxes', () => useAlertSenders()],
  OAuthClientOptions: ['oauthClients', () => useOAuthClientOptions()],
} as const;

it.each(Object.entries(pickers))(
  '%s searches on the server, and keeps what it found',
  async (name, [field, use]) => {
    const asked: unknown[] = [];
    let picker: ReturnType<typeof use> | undefined;
    const setup = () => {
      picker = use();
      return () => null;
    };
    const type = field === 'mailboxes' ? 'Mailbox' : 'OAuthClient';
    const answers = {
      [name]: ({ search }: Record<string, unknown>) => {
        asked.push(search);
        return answerOf(field, type, search);
      },
    };
    mountInApp({ setup }, {}, { answers });
    const shown = () => {
      if (!picker) return [];
      const { mailboxes, senders, clients } = { ...noChoice, ...picker };
      return [...mailboxes.value, ...senders.value, ...clients.value].map(({ id }) => id);
    };
    await vi.waitFor(() => expect(shown()).toEqual(['first']));
    if (picker) picker.search.value = ' the hundred and first ';
    await vi.waitFor(() => expect(shown()).toEqual(['first', 'the hundred and first']));
    expect(asked).toEqual([null, 'the hundred and first']);
  },
);

const none = { value: [] as { id: string }[] };
const noChoice = { mailboxes: none, senders: none, clients: none };
