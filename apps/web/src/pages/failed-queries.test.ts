import type { Component } from 'vue';
import { afterEach, describe, expect, it, vi } from 'vitest';
import AdminNotices from '../features/access/AdminNotices.vue';
import ApiKeys from '../features/access/ApiKeys.vue';
import PeopleSection from '../features/access/PeopleSection.vue';
import SharedAccess from '../features/access/SharedAccess.vue';
import AlertChannels from '../features/alerts/AlertChannels.vue';
import AlertTroubles from '../features/alerts/AlertTroubles.vue';
import AuditLog from '../features/audit/AuditLog.vue';
import CheckPanel from '../features/checks/CheckPanel.vue';
import CalendarFeed from '../features/expirations/CalendarFeed.vue';
import ClientGrants from '../features/grants/ClientGrants.vue';
import ConsentsToConfirm from '../features/grants/ConsentsToConfirm.vue';
import MailboxGrant from '../features/grants/MailboxGrant.vue';
import KeysAtRest from '../features/keys/KeysAtRest.vue';
import ClientMailboxes from '../features/mailboxes/ClientMailboxes.vue';
import FleetDays from '../features/mailboxes/FleetDays.vue';
import MailboxDays from '../features/mailboxes/MailboxDays.vue';
import MailboxHistory from '../features/mailboxes/MailboxHistory.vue';
import RunHistory from '../features/runs/RunHistory.vue';
import ConsentInvitations from '../features/validations/ConsentInvitations.vue';
import { mountInApp } from '../testing.js';
import IncidentsPage from './IncidentsPage.vue';

const down = new Error('no line');
const rows = { more: false, loading: false, error: down };
const panels: Record<string, [Component, Record<string, unknown>]> = {
  AdminNotices: [AdminNotices, {}],
  AlertChannels: [AlertChannels, {}],
  AlertTroubles: [AlertTroubles, {}],
  ApiKeys: [ApiKeys, {}],
  AuditLog: [AuditLog, {}],
  CalendarFeed: [CalendarFeed, {}],
  CheckPanel: [CheckPanel, { runId: 'run', starting: false, error: null }],
  ClientGrants: [ClientGrants, { clientId: 'client', provider: null }],
  ClientMailboxes: [ClientMailboxes, { clientId: 'client', mailboxes: [], ...rows }],
  ConsentInvitations: [ConsentInvitations, { clientId: 'client' }],
  ConsentsToConfirm: [ConsentsToConfirm, { clientId: 'client' }],
  FleetDays: [FleetDays, {}],
  IncidentsPage: [IncidentsPage, {}],
  KeysAtRest: [KeysAtRest, {}],
  MailboxDays: [MailboxDays, { mailboxId: 'mailbox', latest: '' }],
  MailboxGrant: [MailboxGrant, { mailboxId: 'mailbox', starting: false }],
  MailboxHistory: [MailboxHistory, { changes: [], runs: [], ...rows }],
  PeopleSection: [PeopleSection, {}],
  RunHistory: [RunHistory, { runs: [], ...rows }],
  SharedAccess: [SharedAccess, { mailboxId: 'mailbox', name: 'Help', modelValue: {} }],
};
/** What these say where there is nothing. */
const nothing =
  /\bno (run|grant|mailbox|key|channel|incident|event|check)|nothing (is|has|to)|yet/i;

const failing = () => new Proxy({}, { get: () => () => down });

describe('what could not be read does not look empty', () => {
  afterEach(() => document.body.replaceChildren());

  it.each(Object.entries(panels))('%s', async (_name, [panel, props]) => {
    const { wrapper } = mountInApp(panel, props, { answers: failing() });
    await vi.waitFor(() => expect(wrapper.text()).toContain('Try again'));
    expect(wrapper.text()).not.toMatch(nothing);
    wrapper.unmount();
  });
});

describe('whoever reads from the server takes what fails as well', () => {
  const sources = import.meta.glob<string>(['../**/*.ts', '../**/*.vue', '!../**/*.test.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  const readers = Object.entries(sources).filter(([, text]) => /\buse(Read|Query)\(/.test(text));

  it('by the one way that tells of it', () => {
    expect(readers.length).toBeGreaterThan(20);
    const others = readers.filter(([, text]) => text.includes('useQuery('));
    // Who is signed in is an answer, too; the sign-in page tells of the rest.
    expect(others.map(([file]) => file).sort()).toEqual([
      '../features/access/useSession.ts',
      '../ui/useRead.ts',
    ]);
  });

  it.each(readers)('%s', (file, text) => {
    if (text.includes('useQuery(')) return;
    const reads = text.split(/\buseRead\(/).length - 1;
    const taken = text.match(/\berror\b[^;]*\} = (useRead\(|query;)/g) ?? [];
    expect([file, taken.length]).toEqual([file, reads]);
  });
});
