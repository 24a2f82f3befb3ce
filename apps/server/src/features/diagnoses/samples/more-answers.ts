/** Test support: further answers of servers, libraries and pages, by the diagnosis that they mean. */
export const moreAnswers: Record<string, string[]> = {
  'imap-command-in-wrong-state': ['A3 BAD Command received in Invalid state'],
  'tls-version-too-old': [
    '421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client to support TLS 1.2.',
  ],
  'tls-renegotiation-insecure': [
    'error:0A000152:SSL routines::unsafe legacy renegotiation disabled',
    'requests.exceptions.SSLError: [SSL: UNSAFE_LEGACY_RENEGOTIATION_DISABLED] unsafe legacy renegotiation disabled (_ssl.c:1006)',
  ],
  'tls-certificate-not-yet-valid': [
    'CERT_NOT_YET_VALID: certificate is not yet valid',
    'ssl.SSLCertVerificationError: certificate verify failed: certificate is not yet valid (_ssl.c:1006)',
  ],
  'tls-key-too-weak': [
    'UNSPECIFIED: CA signature digest algorithm too weak',
    'UNSPECIFIED: EE certificate key too weak',
    'UNSPECIFIED: CA certificate key too weak',
  ],
  'smtp-starttls-not-done': ['451 5.7.3 STARTTLS is required to send mail'],
  'smtp-not-authenticated': [
    '530 5.7.0 Authentication Required. For more information, go to the help page.',
    '553 5.7.1 <a@example.com>: Sender address rejected: not logged in',
  ],
  'smtp-concurrency-limit': [
    '421 4.3.2 The maximum number of concurrent connections has exceeded a limit, closing transmission channel',
  ],
  'smtp-quota-exceeded': [
    '550 5.2.2 Submission quota exceeded',
    '421 Too many messages sent from this account',
  ],
  'smtp-server-temporary': [
    '454 4.7.0 Temporary authentication failure: Connection lost to authentication server',
    '452 4.3.1 Insufficient system resources',
  ],
  'smtp-ip-blocked': ['550 5.7.501 Service unavailable. Spam abuse detected from IP range'],
  'exchange-connector-mode': ['550 5.7.68 TenantInboundAttribution; Unable to verify the sender'],
  'smtp-relay-denied': ['550-5.7.1 Invalid credentials for relay [203.0.113.9]'],
  'send-as-denied': ['551 5.7.1 Not authorised to send from this header address'],
  'smtp-sender-refused': ['553 From address not verified'],
  'mail-login-refused': ['a1 NO Incorrect username, password or access token'],
  'user-password-expired': ['a1 NO [EXPIRED] Password expired.'],
  'imap-login-disabled-before-tls': [
    '* BAD [ALERT] Plaintext authentication not allowed without SSL/TLS',
  ],
  'imap-session-closed': [
    '* BYE Disconnected for inactivity.',
    '* BYE Session expired, please login again.',
  ],
  'imap-server-unavailable': ['* BYE System error', '* BYE Server shutting down.'],
  'mailbox-folder-missing': ["a2 NO INBOX doesn't exist"],
  'token-expired': [
    '{"error":{"code":"InvalidAuthenticationToken","message":"Lifetime validation failed, the token is expired."}}',
  ],
  'client-secret-invalid': [
    '{"error":"invalid_client","error_description":"Wrong client secret"}',
    '{"error":"invalid_client_secret"}',
  ],
  'refresh-token-expired': ['{"error":"invalid_grant","error_description":"expired_token"}'],
  'state-mismatch': ['mismatching_state: CSRF Warning! State not equal in request and response.'],
  'network-unreachable': [
    'connect EACCES 203.0.113.1:993',
    'connect EPERM 203.0.113.1:993',
    'connect EHOSTDOWN 203.0.113.1:993',
  ],
  'dns-temporary-failure': [
    'queryA EREFUSED imap.example.com',
    'getaddrinfo EAI_FAIL imap.example.com',
  ],
  'host-not-found': [
    'getaddrinfo EAI_NONAME imap.example.com',
    'net::ERR_NAME_NOT_RESOLVED',
    'java.net.UnknownHostException: imap.example.com',
  ],
  'connection-refused': ['net::ERR_CONNECTION_REFUSED'],
  'connection-reset': ['write: Broken pipe', 'net::ERR_CONNECTION_RESET'],
  'connection-timeout': [
    'net::ERR_CONNECTION_TIMED_OUT',
    'System.Net.Sockets.SocketException (10060): A connection attempt failed because the connected party did not properly respond',
    'UND_ERR_HEADERS_TIMEOUT Headers Timeout Error',
  ],
  'tls-hostname-mismatch': [
    '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for a.example',
    'net::ERR_CERT_COMMON_NAME_INVALID',
    'curl: (51) SSL: no alternative certificate subject name matches target host name',
    "Peer certificate CN=`mail.example.net' did not match expected CN=`mail.example.org'",
  ],
  'tls-chain-incomplete': [
    'net::ERR_CERT_AUTHORITY_INVALID',
    'error:1416F086:SSL routines:tls_process_server_certificate:certificate verify failed',
    'CERT_SIGNATURE_FAILURE: certificate signature failure',
    'INVALID_CA: invalid CA certificate',
    'INVALID_PURPOSE: unsupported certificate purpose',
    'CERT_CHAIN_TOO_LONG: certificate chain too long',
    'CERT_REJECTED: certificate rejected',
  ],
  'tls-certificate-expired': [
    '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1007)',
    'net::ERR_CERT_DATE_INVALID',
  ],
  'tls-handshake-cut': [
    'error:0A000126:SSL routines::unexpected eof while reading',
    'ERR_TLS_HANDSHAKE_TIMEOUT',
  ],
  'redirect-uri-mismatch': [
    '{"error":"invalid_request","error_description":"The provided value for the input parameter \'redirect_uri\' is not valid."}',
    'Error code: 50011 seen at login.microsoftonline.com',
  ],
  'client-secret-expired': ['ResultType: 7000222 from Azure sign-in logs'],
  'mfa-required': [
    '{"status":{"errorCode":50076,"failureReason":"Strong Authentication is required."},"appDisplayName":"Microsoft"}',
  ],
  'conditional-access-blocked': [
    "You can't access this right now. Your sign-in was successful but does not meet the criteria to access this resource.",
  ],
  'user-in-other-tenant': [
    "Selected user account does not exist in tenant 'Contoso' and cannot access the application in that tenant.",
  ],
  'personal-account-on-work-tenant': [
    "You can't sign in here with a personal account. Use your work or school account instead.",
  ],
  'mfa-enrolment-required': [
    'More information required. Your organization needs more information to keep your account secure',
  ],
  'admin-consent-required': [
    'Administratorgenehmigung erforderlich',
    "Approbation de l'administrateur requise",
  ],
  'google-app-unverified': ["Google hasn't verified this app"],
  'device-code-pending': [
    'AADSTS70016: Pending end-user authorization.',
    'AADSTS70018',
    '{"error":"authorization_pending"}',
  ],
  'scope-granted-less-than-requested': [
    'Warning: Scope has changed from "a b" to "a" in the oauth2 answer.',
  ],
};
