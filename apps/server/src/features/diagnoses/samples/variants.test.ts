import { describe, expect, it } from 'vitest';
import { diagnoseText } from '../diagnose-text.js';
import { moreAnswers } from './more-answers.js';
import { now } from './sample.js';

/** Causes as other libraries, versions and providers word them: none of these stands in recorded.json. */
const variants: Record<string, string[]> = {
  'imap-xoauth2-rejected': [
    'MailKit.Security.AuthenticationException: AUTHENTICATE failed.',
    'javax.mail.AuthenticationFailedException: AUTHENTICATE failed.',
    "imaplib.IMAP4.error: AUTHENTICATE command error: b'AUTHENTICATE failed.'",
  ],
  'imap-authenticated-not-connected': [
    "imaplib.error: LIST command error: BAD [b'User is authenticated but not connected.']",
    'Error in IMAP command SELECT: User is authenticated but not connected. (0.002 + 0.000 secs).',
  ],
  'smtp-xoauth2-rejected': [
    'Invalid login: 535 5.7.3 Authentication unsuccessful',
    "smtplib.SMTPAuthenticationError: (535, b'5.7.3 Authentication unsuccessful')",
    'SMTP ERROR: AUTH command failed: 535-5.7.3 Authentication unsuccessful',
  ],
  'smtp-auth-disabled-mailbox': [
    "(535, b'5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled')",
  ],
  'smtp-auth-disabled-tenant': ['535 5.7.139'],
  'security-defaults-block': [
    "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator.",
  ],
  'basic-auth-used': [
    '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.',
    'NO [AUTHENTICATIONFAILED] Sorry, you need to create an app password to use this service',
  ],
  'redirect-uri-mismatch': [
    'AADSTS50011: Die in der Anforderung angegebene Umleitungs-URI stimmt nicht überein.',
    'aadsts 50011',
    'error=invalid_request&error_code=50011&error_uri=https%3A%2F%2Flogin.microsoftonline.com%2Ferror%3Fcode%3D50011',
    'Fehlercode: 50011\nCorrelation-Id: 0d1e2f30-4152-6374-8596-a7b8c9dadbec\nhttps://login.microsoftonline.com/',
  ],
  'conditional-access-blocked': [
    'You cannot access this right now\nError Code: 53003\nRequest Id: 1f0a2b3c-4d5e-6f70-8192-a3b4c5d6e700\nApp name: Helpdesk mail',
  ],
  'mfa-required': [
    '{"error":"invalid_grant","error_codes":[50076],"suberror":"basic_action"}',
    'AADSTS50076: Due to a configuration change made by your administrator you must use multi-factor authentication.',
  ],
  'auth-code-already-used': [
    'AADSTS70002: Error validating credentials. AADSTS54005: OAuth2 Authorization code was already redeemed.',
  ],
  'tenant-missing-in-url': [
    'AADSTS90002: Tenant "token" not found.',
    'AADSTS90002: Tenant «oauth2» not found.',
    'AADSTS90002: Tenant oauth2 not found.',
    "AADSTS900023: Specified tenant identifier '{tenant}' is neither a valid DNS name, nor a valid external domain.",
  ],
  'redirect-uri-registered-as-spa': [
    "AADSTS9002327: Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
  ],
  'managed-device-required': [
    "AADSTS700003: Device object was not found in the tenant 'contoso.com' directory.",
  ],
  'google-testing-not-test-user': [
    "Error 403: access_denied The developer hasn't given you access to this app. It's currently being tested and it hasn't been verified by Google.",
  ],
  'app-not-for-personal-accounts': ['AADSTS500207: The account type cannot be used.'],
  'approved-client-app-required': ['AADSTS50127', 'AADSTS53005: Application needs a policy.'],
  'microsoft-error-unlisted': ['AADSTS59999: The certificate has expired, timed out.'],
  'client-certificate-mismatch': ['AADSTS7000214: Certificate has been revoked.'],
  'personal-account-on-work-tenant': [
    "AADSTS50020: Das Benutzerkonto 'x@y.z' des Identitätsanbieters 'live.com' existiert nicht.",
  ],
  'redirect-uri-http-behind-proxy': ['AADSTS500117: The reply uri is invalid.'],
  'redirect-uri-differs-at-token': ['AADSTS700009: Reply address must be provided.'],
  'user-in-other-tenant': ['AADSTS50177'],
  'compliant-device-required': ['AADSTS530002'],
  'national-cloud-mismatch': ['AADSTS900439'],
  'consent-blocked-risky-app': ['AADSTS900981'],
  'app-has-no-permissions': ['AADSTS1003031'],
  'user-password-expired': ['AADSTS50142'],
  'app-not-found': [
    'AADSTS7000229: The client application is missing a service principal.',
    "```\nAADSTS700016: Application with identifier 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee' was not found in the directory 'Contoso'.\n```",
    "{'error': 'unauthorized_client', 'error_description': \"AADSTS700016: Application with identifier 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee' was not found\"}",
    "'AADSTS700016: Application with identifier '\\''aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'\\'' was not found'",
    'AADSTS700016: Application with identifier `aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee` was not found',
    'AADSTS700016: Application with identifier aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee was not found',
    "AADSTS700016: Application with identifier 'aaaaaaaa-bbbb",
    'AADSTS700016: Die Anwendung mit dem Bezeichner „aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee“ wurde nicht gefunden.',
  ],
  'client-id-malformed': [
    'AADSTS90112: Application identifier is expected to be a GUID.',
    'AADSTS700016: Application with identifier "helpdesk@contoso.com" was not found',
    'AADSTS700016: Application with identifier «my app» was not found',
    'AADSTS700016: Application with identifier Helpdesk was not found',
    "'quoted' AADSTS700016: Application with identifier 'Helpdesk' was not found",
  ],
  'tenant-not-found': [
    "Exception('token'): AADSTS90002: Tenant 'contoso.com' not found.",
    'AADSTS90002: Tenant contoso.com not found.',
  ],
  'consent-missing': [
    '<log level="error" msg="AADSTS65001: The user or administrator has not consented"/>',
    '<input type="hidden" value="AADSTS65001: The user or administrator has not consented">',
    '<e><![CDATA[AADSTS65001: The user or administrator has not consented]]></e>',
    '<!-- AADSTS65001: The user or administrator has not consented -->',
    'AADST=\r\nS65001: The user or administrator has not con=\r\nsented to use the application=2E',
    '\u001b[31mAADSTS\u001b[1;33m65001\u001b[0m: The user',
    'ESC[31mAADSTS65001ESC[0m',
    '"2026-01-15","{""error"":""invalid_grant"",""error_codes"":[65001]}"',
    'consent\\_required',
  ],
  'multiple-resources-in-scope': [
    'AADSTS28000: Provided value for the input parameter scope is not valid because it contains more than one resource.',
  ],
  'refresh-token-expired': ['AADSTS700082: The refresh token has expired due to inactivity.'],
  'client-secret-invalid': [
    'AADSTS70002: Error validating credentials. AADSTS50012: Invalid client secret is provided.',
    '{"error":"invalid_client","error_description":"The provided client secret is invalid."}',
  ],
  'mail-login-refused': [
    'a1 NO [AUTHENTICATIONFAILED] Authentication failed.',
    '535 5.7.8 Error: authentication failed: (reason unavailable)',
    '-ERR [AUTH] Authentication failed.',
    '535 Authentication Failed',
  ],
  'imap-server-unavailable': [
    'a1 NO [UNAVAILABLE] Temporary authentication failure. [host:2026-01-15]',
  ],
  'connection-limit': ['a1 NO [ALERT] Too many simultaneous connections. (Failure)'],
  'send-as-denied': [
    '553 5.7.1 <bob@example.com>: Sender address rejected: not owned by user alice@example.com',
  ],
  'tls-on-plain-port': [
    'ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1007)',
    'tls: first record does not look like a TLS handshake',
  ],
  'tls-chain-incomplete': [
    'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate',
    'x509: certificate signed by unknown authority',
    'The remote certificate was rejected: RemoteCertificateChainErrors',
  ],
  'tls-hostname-mismatch': [
    'x509: certificate is valid for mail.example.net, not mail.example.org',
  ],
  'host-not-found': [
    'socket.gaierror: [Errno -2] Name or service not known',
    'dial tcp: lookup imap.exmaple.com: no such host',
    'curl: (6) Could not resolve host: imap.exmaple.com',
  ],
  'dns-temporary-failure': ['[Errno -3] Temporary failure in name resolution'],
  'connection-refused': [
    '[Errno 111] Connection refused',
    'WinError 10061: No connection could be made because the target machine actively refused it',
  ],
  'network-unreachable': ['OSError: [Errno 113] No route to host'],
  'connection-timeout': [
    'dial tcp 203.0.113.1:993: i/o timeout',
    'UND_ERR_CONNECT_TIMEOUT Connect Timeout Error',
  ],
  'provider-temporarily-unavailable': ['HTTP/1.1 503 Service Unavailable'],
  'user-cancelled-consent': [
    'https://app.example.com/cb#error=access_denied&error_subcode=cancel&state=1',
  ],
};

describe.each([...Object.entries(variants), ...Object.entries(moreAnswers)])(
  '%s',
  (code, texts) => {
    it.each(texts)('is seen in: %s', (text) => {
      expect(diagnoseText({ text, now })[0]?.code).toBe(code);
    });
  },
);
