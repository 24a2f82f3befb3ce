import { domain } from './people.js';

/** Fixed, so that stored settings survive a restart with fixed ports. */
export const tenantId = '5a4db0c5-7e57-4a11-8b0e-c0ffee000001';
export const tenantName = 'Sandbox';
export const clientId = '5a4db0c5-7e57-4a11-8b0e-c0ffee000002';
export const clientName = 'Mailkey';
/** An application that its administrator has switched off (AADSTS7000112). */
export const disabledClientId = '5a4db0c5-7e57-4a11-8b0e-c0ffee00dead';

export const resource = 'https://outlook.office.com';
export const applicationResource = 'https://outlook.office365.com';
export const graphResource = 'https://graph.microsoft.com';
/** What an application needs to read its own registration. */
export const registrationRole = 'Application.Read.All';
/** Google's one mail scope is this with a slash; so clients that are set up for Google can rehearse too. */
export const googleResource = 'https://mail.google.com';
export const mailScopes = ['IMAP.AccessAsUser.All', 'POP.AccessAsUser.All', 'SMTP.Send'];
export const applicationRoles = ['IMAP.AccessAsApp', 'POP.AccessAsApp', 'SMTP.SendAsApp'];

/** What a client asks for to use all three protocols and to know who consented. */
export const usualScopes = [
  ...mailScopes.map((name) => `${resource}/${name}`),
  'offline_access',
  'openid',
  'profile',
  'email',
];

/** Microsoft takes the tenant's GUID and its domain alike. */
export function isOwnTenant(name: string): boolean {
  return name.toLowerCase() === tenantId || name.toLowerCase() === domain;
}

export function isSharedEndpoint(name: string): boolean {
  return ['common', 'organizations'].includes(name.toLowerCase());
}
