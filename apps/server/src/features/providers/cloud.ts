import { templateUrl } from './tenant.js';

/**
 * Microsoft's clouds: the same product under other names. Everything that differs between them stands
 * here once, and presets, guides, findings and repairs read it (ADR 0032).
 * Read on 30 Nov 2026: learn.microsoft.com/graph/deployments, entra/identity-platform/
 * authentication-national-cloud, exchange/connect-to-exchange-online-powershell, and the lists of
 * endpoints of Microsoft 365 for GCC High, DoD and 21Vianet.
 */
export const clouds = ['GLOBAL', 'GCC_HIGH', 'DOD', 'CHINA'] as const;

/** GLOBAL holds GCC as well; GCC_HIGH and DOD share one sign-in service. CHINA: operated by 21Vianet. */
export type Cloud = (typeof clouds)[number];

export interface CloudFacts {
  cloud: Cloud;
  label: string;
  /** Hosts of the sign-in service; the first is the usual one. */
  login: readonly [string, ...string[]];
  /** Exchange Online as scopes name it for a person; the first is the usual one. */
  resource: readonly [string, ...string[]];
  /** Exchange Online as it is named in the scope of an application. */
  applicationResource: string;
  imap: string;
  smtp: string;
  /** Further names of its mail servers. */
  mailHosts: readonly string[];
  graph: string;
  /** Pages end in a path behind these; where one has no `#`, it leads to its start page. */
  entra: string;
  azure: string;
  admin: string;
  exchangeAdmin: string;
  defender?: string;
  /** What everybody may look at while nobody can sign in. */
  status?: string;
  /** Where a person signs in to see whether the account works. */
  office: string;
  /** `az cloud set --name`. */
  azCloud: string;
  /** `Connect-ExchangeOnline -ExchangeEnvironmentName`; none worldwide. */
  exchangeEnvironment?: string;
}

const GLOBAL: CloudFacts = {
  cloud: 'GLOBAL',
  label: 'worldwide',
  login: ['login.microsoftonline.com', 'login.windows.net'],
  resource: ['outlook.office.com', 'outlook.office365.com', 'ps.outlook.com'],
  applicationResource: 'outlook.office365.com',
  imap: 'outlook.office365.com',
  smtp: 'smtp.office365.com',
  mailHosts: [
    'outlook.office.com',
    'imap-mail.outlook.com',
    'pop-mail.outlook.com',
    'smtp-mail.outlook.com',
    'imap.outlook.com',
  ],
  graph: 'graph.microsoft.com',
  entra: 'https://entra.microsoft.com',
  azure: 'https://portal.azure.com',
  admin: 'https://admin.microsoft.com/#',
  exchangeAdmin: 'https://admin.exchange.microsoft.com/#',
  defender: 'https://security.microsoft.com',
  status: 'https://status.cloud.microsoft',
  office: 'https://portal.office.com',
  azCloud: 'AzureCloud',
};

const GCC_HIGH: CloudFacts = {
  cloud: 'GCC_HIGH',
  label: 'US Government GCC High',
  login: ['login.microsoftonline.us'],
  resource: ['outlook.office365.us'],
  applicationResource: 'outlook.office365.us',
  imap: 'outlook.office365.us',
  smtp: 'smtp.office365.us',
  mailHosts: [],
  graph: 'graph.microsoft.us',
  entra: 'https://entra.microsoft.us',
  azure: 'https://portal.azure.us',
  admin: 'https://portal.office365.us/adminportal/home#',
  exchangeAdmin: 'https://admin.exchange.office365.us/#',
  defender: 'https://security.microsoft.us',
  office: 'https://portal.office365.us',
  azCloud: 'AzureUSGovernment',
  exchangeEnvironment: 'O365USGovGCCHigh',
};

const DOD: CloudFacts = {
  ...GCC_HIGH,
  cloud: 'DOD',
  label: 'US Government DoD',
  resource: ['outlook-dod.office365.us', 'webmail.apps.mil'],
  applicationResource: 'outlook-dod.office365.us',
  imap: 'outlook-dod.office365.us',
  // No name for submission alone was found: the documented one of Exchange serves every protocol.
  smtp: 'outlook-dod.office365.us',
  mailHosts: ['webmail.apps.mil'],
  graph: 'dod-graph.microsoft.us',
  admin: 'https://portal.apps.mil/adminportal/home#',
  exchangeAdmin: 'https://admin.exchange.apps.mil/#',
  defender: 'https://security.apps.mil',
  office: 'https://portal.apps.mil',
  exchangeEnvironment: 'O365USGovDoD',
};

const CHINA: CloudFacts = {
  cloud: 'CHINA',
  label: 'China (21Vianet)',
  login: ['login.partner.microsoftonline.cn', 'login.chinacloudapi.cn'],
  resource: ['partner.outlook.cn'],
  applicationResource: 'partner.outlook.cn',
  imap: 'partner.outlook.cn',
  smtp: 'smtp.partner.outlook.cn',
  mailHosts: [],
  graph: 'microsoftgraph.chinacloudapi.cn',
  entra: 'https://entra.microsoftonline.cn',
  azure: 'https://portal.azure.cn',
  admin: 'https://portal.partner.microsoftonline.cn/adminportal/home#',
  exchangeAdmin: 'https://partner.outlook.cn/ecp/',
  office: 'https://portal.partner.microsoftonline.cn',
  azCloud: 'AzureChinaCloud',
  exchangeEnvironment: 'O365China',
};

export const cloudFacts: Readonly<Record<Cloud, CloudFacts>> = { GLOBAL, GCC_HIGH, DOD, CHINA };

/** Hosts by which a cloud is known, beside those of its table. */
const sites: readonly (readonly [RegExp, Cloud])[] = [
  [/(?:^|\.)apps\.mil$|^(?:outlook-dod|autodiscover-s-dod)\.office365\.us$|^dod-graph\./, 'DOD'],
  [/\.(?:microsoftonline|chinacloudapi|azure)\.cn$|(?:^|\.)outlook\.cn$/, 'CHINA'],
  [/\.(?:microsoftonline|office365|microsoft|azure)\.us$/, 'GCC_HIGH'],
  [/\.(?:microsoftonline|office365|office|outlook|live)\.com$|\.windows\.net$/, 'GLOBAL'],
];

/** The cloud that a host belongs to; undefined where it is none of Microsoft's. */
export function cloudOfHost(host: string): Cloud | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  return sites.find(([pattern]) => pattern.test(name))?.[1];
}

/**
 * The cloud that these hosts belong to, the most telling first. The sign-in service of GCC High is
 * DoD's as well: one name of DoD among them tells the two apart. Undefined where none is Microsoft's.
 */
export function cloudOfHosts(hosts: readonly string[]): Cloud | undefined {
  const named = hosts.flatMap((host) => cloudOfHost(host) ?? []);
  return named[0] === 'GCC_HIGH' && named.includes('DOD') ? 'DOD' : named[0];
}

/** The host of a URL, of a scope that names one, or the text itself where it is a host. */
export function hostNamed(text: string | null | undefined): string | undefined {
  const written = text?.trim().toLowerCase() ?? '';
  const host = /^(?:[a-z]+:\/\/)?([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(?=[:/?#]|$)/.exec(
    written,
  )?.[1];
  return host?.includes('.') ? host : undefined;
}

/** What of a client tells its cloud; its URLs may still carry {tenant}. */
export interface CloudClient {
  authorizeUrl?: string | null | undefined;
  accessTokenUrl?: string | null | undefined;
  scopes: readonly string[];
}

/** The cloud that a client belongs to: by its addresses, then by its scopes. */
export function cloudOfClient(client: CloudClient): Cloud | undefined {
  const { authorizeUrl, accessTokenUrl, scopes } = client;
  const endpoints = [authorizeUrl, accessTokenUrl].flatMap((url) => templateUrl(url)?.hostname);
  const hosts = [...endpoints, ...scopes.map(hostNamed)];
  return cloudOfHosts(hosts.filter((host) => host !== undefined));
}

/** A page of a portal; one without pages of its own leads to its start. */
export const pageOf = (portal: string, path: string): string =>
  portal.endsWith('#') ? `${portal}${path}` : portal;

/** What a person asks for. */
export function delegatedScopes({ resource: [host] }: CloudFacts): string[] {
  const scopes = ['IMAP.AccessAsUser.All', 'POP.AccessAsUser.All', 'SMTP.Send'];
  return [...scopes.map((scope) => `https://${host}/${scope}`), 'offline_access'];
}

/** What an application asks for. */
export const applicationScope = ({ applicationResource }: CloudFacts): string =>
  `https://${applicationResource}/.default`;
