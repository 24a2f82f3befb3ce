import type { ErrorPage, Refusal, Scenario, Words } from './scenario.js';

/** Failures of the authorization endpoint: pages that never redirect, and redirects with an error. */
export const authorizeScenarios: Scenario[] = [
  redirected('consent-refused', 'The person cancels', 'user-cancelled-consent', () => ({
    error: 'access_denied',
    code: 65004,
    text: 'User declined to consent to access the app.',
  })),
  redirected('consent-missing', 'Nobody has consented', 'consent-missing', (words) => ({
    error: 'consent_required',
    code: 65001,
    text: `The user or administrator has not consented to use the application with ID '${words.clientId}' named '${words.clientName}'. Send an interactive authorization request for this user and resource.`,
  })),
  redirected(
    'single-tenant-on-common',
    'A single-tenant application on /common',
    'single-tenant-app-on-common',
    singleTenantOnCommon,
  ),
  redirected(
    'wrong-tenant-user',
    'A person of another tenant',
    'user-in-other-tenant',
    (words) => ({
      error: 'access_denied',
      code: 50020,
      text: `User account '{EmailHidden}' from identity provider 'https://sts.windows.net/11111111-2222-3333-4444-555555555555/' does not exist in tenant '${words.tenantName}' and cannot access the application '${words.clientId}'(${words.clientName}) in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Azure Active Directory user account.`,
    }),
  ),
  redirected('scope-unknown', 'A scope that does not exist', 'scope-unknown', (words) => ({
    error: 'invalid_client',
    code: 650053,
    text: `The application '${words.clientName}' asked for scope 'IMAP.AccessAsUser' that doesn't exist on the resource '00000003-0000-0000-c000-000000000000'. Contact the app vendor.`,
  })),
  shown('need-admin-approval', 'Need admin approval', 'admin-consent-required', (words) => ({
    heading: 'Need admin approval',
    paragraphs: [
      words.clientName,
      `${words.clientName} needs permission to access resources in your organization that only an admin can grant. Please ask an admin to grant permission to this app before you can use it.`,
      'Have an admin account? Sign in with that account',
      'Return to the application without granting consent',
    ],
  })),
  shown('risky-app', 'Unverified publisher', 'consent-blocked-risky-app', (words) => ({
    heading: 'Need admin approval',
    paragraphs: [
      words.clientName,
      'unverified',
      'This app may be risky. If you trust this app, please ask your admin to grant you access.',
    ],
  })),
  stuck(
    'redirect-mismatch',
    'Redirect URI not registered',
    'redirect-uri-mismatch',
    redirectMismatch,
  ),
  stuck('app-unknown', 'Application not found', 'app-not-found', appNotFound),
  stuck('app-disabled', 'Application switched off', 'app-disabled', appDisabled),
  stuck('personal-account', 'A personal account', 'personal-account-on-work-tenant', (words) => ({
    error: 'access_denied',
    code: 50020,
    text: `User account 'jane@outlook.com' from identity provider 'live.com' does not exist in tenant '${words.tenantName}' and cannot access the application '${words.clientId}'(${words.clientName}) in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Azure Active Directory user account.`,
  })),
  stuck('user-not-assigned', 'The person is not assigned', 'user-not-assigned', (words) => ({
    error: 'access_denied',
    code: 50105,
    text: `Your administrator has configured the application ${words.clientName} ('${words.clientId}') to block users unless they are specifically granted ('assigned') access to the application. The signed in user '${words.user}' is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator. Please contact your administrator to assign access to this application.`,
  })),
  stuck(
    'sign-in-blocked',
    'Conditional Access blocks',
    'conditional-access-blocked',
    blockedByPolicy,
  ),
];

export function singleTenantOnCommon(words: Words): Refusal {
  return {
    error: 'invalid_request',
    code: 50194,
    text: `Application '${words.clientId}'(${words.clientName}) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such applications created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.`,
  };
}

export function redirectMismatch(words: Words): Refusal {
  return {
    error: 'invalid_request',
    code: 50011,
    text: `The redirect URI '${words.redirectUri}' specified in the request does not match the redirect URIs configured for the application '${words.clientId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to fix this.`,
  };
}

export function appNotFound(words: Words): Refusal {
  return {
    error: 'unauthorized_client',
    code: 700016,
    text: `Application with identifier '${words.clientId}' was not found in the directory '${words.tenantName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  };
}

export function appDisabled(words: Words): Refusal {
  const text = `Application '${words.clientId}'(${words.clientName}) is disabled.`;
  return { error: 'unauthorized_client', code: 7000112, text };
}

export function blockedByPolicy(): Refusal {
  return {
    error: 'invalid_grant',
    code: 53003,
    text: 'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    suberror: 'message_only',
  };
}

/** The layout in which Microsoft shows most problems. */
export function signInProblem({ code, text = '' }: Omit<Refusal, 'error'>, now: Date): ErrorPage {
  const message = code ? `AADSTS${code}: ${text}` : text;
  return {
    heading: 'Sign in',
    paragraphs: [
      "Sorry, but we're having trouble signing you in.",
      message,
      `Timestamp: ${now.toISOString().replace(/\.\d+/, '')}`,
      `Message: ${message}`,
    ],
  };
}

function redirected(...[name, title, diagnosis, refusal]: Row<Refusal>): Scenario {
  const choose = { consent: true as const };
  return {
    name,
    title,
    where: 'authorize',
    diagnosis,
    choose,
    effect: { at: 'redirect', refusal },
  };
}

function shown(...[name, title, diagnosis, page]: Row<ErrorPage>): Scenario {
  const choose = { consent: true as const };
  return { name, title, where: 'authorize', diagnosis, choose, effect: { at: 'page', page } };
}

function stuck(...[name, title, diagnosis, refusal]: Row<Refusal>): Scenario {
  return shown(name, title, diagnosis, (words) => signInProblem(refusal(words), words.now));
}

type Row<T> = [name: string, title: string, diagnosis: string, tell: (words: Words) => T];
