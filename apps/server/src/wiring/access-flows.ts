import { type TellAdmins, createAccountClosing } from '../features/access/account-closing.flow.js';
import { createInvitationFlow } from '../features/access/invitation.flow.js';
import { createPeopleFlow } from '../features/access/people.flow.js';
import { createProofFlow } from '../features/access/proof.flow.js';
import { createSetUpFlow } from '../features/access/set-up.flow.js';
import { createSignInFlow } from '../features/access/sign-in.flow.js';
import { createTotpFlow } from '../features/access/totp.flow.js';
import { adminNotice } from '../features/alerts/admin-notice.js';
import type { Notify } from '../features/alerts/notice.js';
import type { Stores } from './stores.js';
import type { World } from './world.js';

/** Who comes in, and how. */
export function createAccessFlows(world: World, stores: Stores, notify: Notify) {
  const { database, clock, events } = world;
  const proofs = createProofFlow({
    audit: stores.auditStore,
    hashing: stores.hashing,
    users: stores.userStore,
    knownBrowsers: stores.knownBrowserStore,
    throttle: stores.throttleStore,
    clock,
  });
  return {
    setUp: createSetUpFlow({
      audit: stores.auditStore,
      users: stores.userStore,
      knownBrowsers: stores.knownBrowserStore,
      links: stores.linkStore,
      sessions: stores.sessionStore,
      database,
      clock,
    }),
    signIns: createSignInFlow({
      audit: stores.auditStore,
      users: stores.userStore,
      knownBrowsers: stores.knownBrowserStore,
      sessions: stores.sessionStore,
      database,
      events,
      proofs,
    }),
    ...createPeopleFlows(world, stores, notify),
    totp: createTotpFlow({
      audit: stores.auditStore,
      users: stores.userStore,
      database,
      clock,
      proofs,
    }),
  };
}

/** What happens to people who are here, and to those who are invited. */
function createPeopleFlows(world: World, stores: Stores, notify: Notify) {
  const { database, clock, config, events } = world;
  const closeAccount = createAccountClosing({
    audit: stores.auditStore,
    knownBrowsers: stores.knownBrowserStore,
    links: stores.linkStore,
    endFeed: stores.feedStore.end,
  });
  // Alerts lie above access.
  const tellAdmins: TellAdmins = async (manager, change) => {
    await stores.adminNoticeStore.tell(manager, change);
    await notify(manager, adminNotice(change));
  };
  return {
    invitations: createInvitationFlow({
      audit: stores.auditStore,
      users: stores.userStore,
      knownBrowsers: stores.knownBrowserStore,
      links: stores.linkStore,
      sessions: stores.sessionStore,
      database,
      clock,
      events,
      publicUrl: config.publicUrl,
      closeAccount,
      tellAdmins,
    }),
    people: createPeopleFlow({
      audit: stores.auditStore,
      users: stores.userStore,
      links: stores.linkStore,
      sessions: stores.sessionStore,
      database,
      clock,
      events,
      closeAccount,
      tellAdmins,
    }),
  };
}
