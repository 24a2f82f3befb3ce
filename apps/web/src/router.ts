import type { ApolloClient, NormalizedCacheObject } from '@apollo/client/core';
import {
  createRouter,
  createWebHistory,
  type RouteLocationNormalized,
  type RouteLocationRaw,
  type RouteRecordRaw,
} from 'vue-router';
import { takeLinkToken } from './features/access/link-token.js';
import { mayDo, type Right } from './features/access/rights.js';
import { readSession, type Session } from './features/access/session.js';
import { ownPath } from './lib/safe-links.js';

declare module 'vue-router' {
  interface RouteMeta {
    /** What most people see first: its words come with the app, those of the other pages later. */
    first?: boolean;
    /** Shown without the frame, also to people who are not signed in. */
    bare?: boolean;
    /** Leads home whoever may not do what the page is for. */
    needs?: Right;
    /** A one-time link leads here: its token leaves the address at once. */
    link?: boolean;
  }
}

export const routes: RouteRecordRaw[] = [
  {
    path: '/',
    name: 'home',
    meta: { first: true },
    component: () => import('./pages/HomePage.vue'),
  },
  {
    path: '/login',
    name: 'login',
    meta: { bare: true, first: true },
    component: () => import('./pages/LoginPage.vue'),
  },
  {
    path: '/setup',
    name: 'setup',
    meta: { bare: true, link: true },
    component: () => import('./pages/SetUpPage.vue'),
  },
  {
    path: '/invite',
    name: 'invite',
    meta: { bare: true, link: true },
    component: () => import('./pages/InvitationPage.vue'),
  },
  {
    path: '/oauth-clients',
    name: 'oauth-clients',
    component: () => import('./pages/OAuthClientsPage.vue'),
  },
  {
    path: '/oauth-clients/new',
    name: 'new-oauth-client',
    meta: { needs: 'MANAGE' },
    component: () => import('./pages/NewOAuthClientPage.vue'),
  },
  {
    path: '/oauth-clients/:id',
    name: 'oauth-client',
    component: () => import('./pages/OAuthClientPage.vue'),
  },
  { path: '/mailboxes', name: 'mailboxes', component: () => import('./pages/MailboxesPage.vue') },
  {
    path: '/mailboxes/new',
    name: 'new-mailbox',
    meta: { needs: 'MANAGE' },
    component: () => import('./pages/NewMailboxPage.vue'),
  },
  {
    path: '/mailboxes/import/:id?',
    name: 'import-mailboxes',
    meta: { needs: 'MANAGE' },
    component: () => import('./pages/ImportMailboxesPage.vue'),
  },
  {
    path: '/mailboxes/actions/:id',
    name: 'mailbox-action',
    component: () => import('./pages/MailboxActionPage.vue'),
  },
  { path: '/mailboxes/:id', name: 'mailbox', component: () => import('./pages/MailboxPage.vue') },
  { path: '/calendar', name: 'calendar', component: () => import('./pages/CalendarPage.vue') },
  { path: '/incidents', name: 'incidents', component: () => import('./pages/IncidentsPage.vue') },
  {
    path: '/incidents/:id',
    name: 'incident',
    component: () => import('./pages/IncidentPage.vue'),
  },
  { path: '/runs/:id', name: 'run', component: () => import('./pages/RunPage.vue') },
  {
    path: '/what-do-you-see',
    name: 'what-do-you-see',
    component: () => import('./pages/WhatDoYouSeePage.vue'),
  },
  { path: '/settings', name: 'settings', redirect: { name: 'settings-account' } },
  {
    path: '/settings/account',
    name: 'settings-account',
    component: () => import('./pages/SettingsAccountPage.vue'),
  },
  {
    path: '/settings/people',
    name: 'settings-people',
    meta: { needs: 'ADMIN' },
    component: () => import('./pages/SettingsPeoplePage.vue'),
  },
  {
    path: '/settings/api-keys',
    name: 'settings-api-keys',
    meta: { needs: 'ADMIN' },
    component: () => import('./pages/SettingsApiKeysPage.vue'),
  },
  {
    path: '/settings/alerts',
    name: 'settings-alerts',
    meta: { needs: 'ADMIN' },
    component: () => import('./pages/SettingsAlertsPage.vue'),
  },
  {
    path: '/settings/audit',
    name: 'settings-audit',
    meta: { needs: 'ADMIN' },
    component: () => import('./pages/SettingsAuditPage.vue'),
  },
  {
    path: '/settings/keys',
    name: 'settings-keys',
    meta: { needs: 'ADMIN' },
    component: () => import('./pages/SettingsKeysPage.vue'),
  },
  {
    path: '/:anything(.*)*',
    name: 'not-found',
    component: () => import('./pages/NotFoundPage.vue'),
  },
];

/** Where a person may go; the server decides again with every operation. */
export function admit(
  { instance, me }: Session,
  to: Pick<RouteLocationNormalized, 'name' | 'query' | 'fullPath' | 'meta'>,
): true | RouteLocationRaw {
  if (instance.setupRequired) return to.name === 'setup' || { name: 'setup' };
  if (to.name === 'setup') return { name: 'home' };
  if (to.name === 'login') return me ? ownPath(to.query.next, location.origin) : true;
  if (to.name === 'invite') return true;
  if (me && to.meta.needs && !mayDo(me.role, to.meta.needs)) return { name: 'home' };
  // Whoever consented may have no account here, and reads that they are done.
  const consented = to.name === 'run' && to.query.consented !== undefined;
  if (me || consented) return true;
  return { name: 'login', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
}

export function createAppRouter(client: ApolloClient<NormalizedCacheObject>) {
  const router = createRouter({
    history: createWebHistory(),
    routes,
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
  router.beforeEach((to) => {
    if (!to.meta.link || !takeLinkToken(to)) return true;
    // Before anything is asked: neither the history nor a reload has it.
    history.replaceState(history.state, '', to.path);
    return { path: to.path, replace: true };
  });
  router.beforeEach(async (to) => {
    try {
      return admit(await readSession(client), to);
    } catch {
      // No answer: the page itself says so and offers to try again.
      return true;
    }
  });
  return router;
}
