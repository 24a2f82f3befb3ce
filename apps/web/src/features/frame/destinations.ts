/** The pages of the rail, in its order; the palette knows the same. */
export const destinations = [
  { name: 'home', icon: 'i-lucide-house' },
  { name: 'oauth-clients', icon: 'i-lucide-key-round' },
  { name: 'mailboxes', icon: 'i-lucide-inbox' },
  { name: 'incidents', icon: 'i-lucide-siren' },
  { name: 'calendar', icon: 'i-lucide-calendar-clock' },
  { name: 'what-do-you-see', icon: 'i-lucide-scan-text' },
  { name: 'settings', icon: 'i-lucide-settings' },
] as const;

/** The pages of the settings; some are for admins alone. */
export const settingsPages = [
  { name: 'settings-account', admin: false },
  { name: 'settings-people', admin: true },
  { name: 'settings-api-keys', admin: true },
  { name: 'settings-alerts', admin: true },
  { name: 'settings-audit', admin: true },
  { name: 'settings-keys', admin: true },
] as const;

const sections: Record<string, string> = {
  'oauth-client': 'oauth-clients',
  'new-oauth-client': 'oauth-clients',
  mailbox: 'mailboxes',
  'new-mailbox': 'mailboxes',
  'mailbox-action': 'mailboxes',
  incident: 'incidents',
  ...Object.fromEntries(settingsPages.map(({ name }) => [name, 'settings'])),
};

/** The rail's entry that a route belongs to. */
export const sectionOf = (route: unknown): string => {
  const name = String(route ?? '');
  return sections[name] ?? name;
};
