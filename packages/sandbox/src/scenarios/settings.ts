import type { Scenario } from './scenario.js';

/** Failures that no switch brings about: wrong settings do, as at the real provider. */
export const settingsScenarios: Scenario[] = [
  byItself('shared-login-at-smtp', 'The shared address as SMTP login', {
    where: 'smtp',
    diagnosis: 'smtp-shared-mailbox-as-user',
    setting: "Outgoing login support@sandbox.test with Ana's grant",
  }),
  byItself('shared-without-access', 'Not a member of the shared mailbox', {
    where: 'imap',
    diagnosis: 'shared-mailbox-no-full-access',
    setting: "Mailbox support@sandbox.test with Ben's grant",
  }),
  byItself('foreign-sender', 'A From address that is not mine', {
    where: 'smtp',
    diagnosis: 'send-as-denied',
    setting: "From ben@sandbox.test with Ana's grant",
  }),
  byItself('secret-of-nobody', 'A client secret that does not fit', {
    where: 'token',
    diagnosis: 'client-secret-invalid',
    setting: 'Any other client secret',
  }),
  byItself('secret-out-of-date', 'The expired client secret', {
    where: 'token',
    diagnosis: 'client-secret-expired',
    setting: 'Sandbox.expiredClientSecret as client secret',
  }),
  byItself('client-of-nobody', 'A client id that nobody registered', {
    where: 'authorize',
    diagnosis: 'app-not-found',
    setting: 'Any other client id that is a GUID',
  }),
  byItself('tenant-common', '/common in the URLs', {
    where: 'authorize',
    diagnosis: 'single-tenant-app-on-common',
    setting: 'common instead of the tenant in both URLs',
  }),
  byItself('tenant-of-nobody', 'A tenant that does not exist', {
    where: 'authorize',
    diagnosis: 'tenant-not-found',
    setting: 'Another GUID instead of the tenant in both URLs',
  }),
  byItself('scopes-with-comma', 'Scopes joined with commas', {
    where: 'authorize',
    diagnosis: 'scope-separator',
    setting: 'Comma as scope separator',
  }),
  byItself('two-resources', 'Scopes of two resources', {
    where: 'token',
    diagnosis: 'multiple-resources-in-scope',
    setting: 'https://graph.microsoft.com/User.Read beside the mail scopes',
  }),
];

function byItself(
  name: string,
  title: string,
  { where, diagnosis, setting }: Pick<Scenario, 'where' | 'diagnosis'> & { setting: string },
): Scenario {
  return { name, title, where, diagnosis, choose: { setting }, effect: { at: 'settings' } };
}
