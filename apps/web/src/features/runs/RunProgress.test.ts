import type { RunProgress_RunFragment } from '@mailkey/schema';
import { describe, expect, it } from 'vitest';
import { mountInApp } from '../../testing.js';
import RunProgress from './RunProgress.vue';

type Run = RunProgress_RunFragment;

const step = (name: string, status: Run['steps'][number]['status'], transcript: string[] = []) => ({
  id: name,
  name,
  title: `Step ${name}`,
  status,
  startedAt: null,
  durationMs: status === 'SUCCEEDED' ? 812 : null,
  detail: null,
  transcript,
});
const diagnosis = (title: string): Run['diagnoses'][number] => ({
  code: title,
  stage: 'IMAP',
  severity: 'ERROR',
  certainty: 'LIKELY',
  title,
  cause: `Because of ${title}.`,
  fix: ['Open https://admin.exchange.microsoft.com/ first.'],
  commands: ['Set-CASMailbox -ImapEnabled $true'],
  actor: 'TENANT_ADMIN',
  retryable: false,
  evidence: ['<img src=x onerror=alert(1)>'],
  docsUrl: 'javascript:alert(1)',
});
const failed: Run = {
  id: 'r',
  kind: 'CHECK',
  status: 'FAILED',
  message: 'The mailbox did not open.',
  startedAt: '2026-11-22T12:00:00Z',
  finishedAt: '2026-11-22T12:00:02.400Z',
  oauthClient: { id: 'c', name: 'Helpdesk', provider: 'MICROSOFT_365' },
  mailbox: {
    id: 'm',
    name: 'Support',
    address: 'support@x.org',
    outgoing: null,
    oauthClient: null,
  },
  notes: [],
  steps: [
    step('token', 'SUCCEEDED', ['C: hello']),
    step('imap.open', 'FAILED', ['S: BAD']),
    step('imap.quit', 'PENDING'),
  ],
  diagnoses: [diagnosis('first cause'), diagnosis('other cause')],
};
const show = (run: Run) => mountInApp(RunProgress, { run }).wrapper;

describe('a failed run', () => {
  const page = show(failed);
  const items = page.findAll('ol[aria-label=Steps] > li');

  it('opens the conversation of the step that failed, and no other', () => {
    expect(items[0]?.find('details').attributes('open')).toBeUndefined();
    expect(items[1]?.find('details').attributes('open')).toBeDefined();
  });

  it('puts the likeliest cause below that step, with who must act and how', () => {
    const card = items[1]?.find('article').text() ?? '';
    expect(card).toContain('first cause');
    expect(card).toContain('Your Microsoft administrator must:');
    expect(card).toContain('Set-CASMailbox -ImapEnabled $true');
    expect(card).toContain('Other possible causes (1)');
  });

  it('tells what to do before it shows the conversation', () => {
    const step = items[1]?.text() ?? '';
    expect(step.indexOf('first cause')).toBeLessThan(step.indexOf('S: BAD'));
  });

  it('says which steps were not reached, and how long it took', () => {
    expect(items[2]?.text()).toContain('not reached');
    expect(page.text()).toContain('failed after 2.4 s');
    expect(items[0]?.text()).toContain('812 ms');
  });

  it('takes a server’s words for words, and its links only when they are web addresses', () => {
    expect(page.find('img').exists()).toBe(false);
    expect(page.findAll('a').map((link) => link.attributes('href'))).toEqual([
      'https://admin.exchange.microsoft.com/',
      'https://admin.exchange.microsoft.com/',
    ]);
  });

  it('asks for another check', async () => {
    const again = page.findAll('button').find((button) => button.text() === 'Check again');
    await again?.trigger('click');
    expect(page.emitted('again')).toHaveLength(1);
  });
});

it('announces the step that runs, and offers nothing before the end', () => {
  const page = show({
    ...failed,
    status: 'RUNNING',
    finishedAt: null,
    diagnoses: [],
    steps: [step('token', 'SUCCEEDED'), step('imap.open', 'RUNNING'), step('imap.quit', 'PENDING')],
  });
  expect(page.find('[role=status]').text()).toBe('Step imap.open: running');
  expect(page.text()).not.toContain('Check again');
  expect(page.findAll('li').at(2)?.text()).toContain('waiting');
});

it('that waits for its turn says so, shows no step as running, and can be ended', async () => {
  const waiting: Run = {
    ...failed,
    status: 'RUNNING',
    finishedAt: null,
    diagnoses: [],
    message: 'Waits for its turn: other mailboxes of imap.x.org are being checked.',
    steps: [step('token', 'PENDING'), step('imap.open', 'PENDING')],
  };
  const { wrapper: page } = mountInApp(RunProgress, { run: waiting, stoppable: true });
  expect(page.find('[role=status]').text()).toBe(waiting.message);
  expect(page.findAll('li').map((item) => item.text())).toEqual([
    'Step tokenwaiting',
    'Step imap.openwaiting',
  ]);
  const cancel = page.findAll('button').find((button) => button.text() === 'Cancel');
  await cancel?.trigger('click');
  expect(page.emitted('cancel')).toHaveLength(1);
  expect(show(waiting).text()).not.toContain('Cancel');
});
