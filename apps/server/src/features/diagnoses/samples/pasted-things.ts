/** Test support: what people paste that is no refusal of a server, by the first diagnosis. */
export const pastedThings: Record<string, string[]> = {
  'server-without-xoauth2': [
    '* CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=LOGIN',
    '* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] Dovecot ready.',
    '+OK Capability list follows\r\nTOP\r\nUIDL\r\nSASL PLAIN\r\nUSER\r\n.',
    '250-mx.example.com\r\n250-SIZE 1\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME',
  ],
  'capabilities-listed': [
    '* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR\r\na1 OK Capability completed.',
    '+OK\r\nCAPA\r\nTOP\r\nUIDL\r\nRESP-CODES\r\nPIPELINING\r\nUSER\r\nSASL PLAIN LOGIN XOAUTH2 OAUTHBEARER\r\n.',
    '+OK\r\nTOP\r\nUIDL\r\nSTLS\r\n.',
    'S: 250-smtp.example.com\nS: 250-PIPELINING\nS: 250-AUTH PLAIN LOGIN XOAUTH2\nS: 250 SMTPUTF8',
  ],
  'imap-login-disabled-before-tls': ['* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED'],
  'wrong-port-other-protocol': [
    "poplib.error_proto: b'* OK Dovecot ready.'",
    'imaplib.IMAP4.abort: unexpected greeting 220 mx.example.com ESMTP Postfix',
    'The POP3 client got: SSH-2.0-OpenSSH_9.2p1',
    'IMAP client got HTTP/1.1 400 Bad Request',
  ],
  'clock-skew': [
    '{"aud":"mail","iat":1999999999,"exp":2000003599}',
    '{"sub":"x","nbf":1999999999,"exp":2000003599}',
    'jwt.exceptions.ImmatureSignatureError: The token is not yet valid (iat)',
    'IDX10222: Lifetime validation failed. The token is not yet valid.',
    'JsonWebTokenError: jwt not active',
  ],
  'proxy-auth-required': [
    'curl: (56) Received HTTP code 407 from proxy after CONNECT',
    'tunneling socket could not be established, statusCode=407',
    'Cache Access Denied. You are not currently allowed to request https://login.example.com',
  ],
  'proxy-refused': [
    'curl: (56) Received HTTP code 403 from proxy after CONNECT',
    'curl: (56) CONNECT tunnel failed, response 503',
    'RequestAbortedError: Proxy response (403) !== 200 when HTTP Tunneling',
    'TypeError: fetch failed cause: Proxy response (502) !== 200 when HTTP Tunneling',
    "ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 403 Forbidden'))",
    'Unable to tunnel through proxy. Proxy returns "HTTP/1.1 403 Forbidden"',
    'HTTP/1.1 403 Forbidden\r\nServer: squid/5.7\r\nX-Squid-Error: ERR_ACCESS_DENIED 0',
    'Network Error (tcp_error) A communication error occurred: "Operation timed out" Blue Coat ProxySG',
    'proxyconnect tcp: dial tcp 203.0.113.1:3128: connect: connection refused',
    'CONNECT login.example.com:443 HTTP/1.1\r\n\r\nHTTP/1.1 503 Service Unavailable',
    'net::ERR_TUNNEL_CONNECTION_FAILED',
  ],
  'google-delegation-missing': [
    '{"error":"unauthorized_client","error_description":"Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested."}',
    'unauthorized_client: Unauthorized client or scope in request.',
  ],
  'graph-permission-missing': [
    '{"error":{"code":"ErrorAccessDenied","message":"Access is denied. Check credentials and try again."}}',
    '{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation.","innerError":{}}}',
    '{"error":{"code":"accessDenied","message":"The caller does not have permission.","innerError":{}}}',
  ],
  'mailbox-missing-or-unlicensed': [
    '{"error":{"code":"MailboxNotEnabledForRESTAPI","message":"The mailbox is either inactive, soft-deleted, or is hosted on-premise."}}',
    '{"error":{"code":"ErrorInvalidUser","message":"The requested user is invalid."}}',
  ],
  'provider-throttled': [
    '{"error":{"code":"TooManyRequests","message":"x","innerError":{}}}',
    '{"error":{"code":"ApplicationThrottled","message":"Application is over its MailboxConcurrency limit."}}',
  ],
  'send-as-denied': ['{"error":{"code":"ErrorSendAsDenied","message":"x"}}'],
  'graph-error-unlisted': [
    '{"error":{"code":"Request_ResourceNotFound","message":"x","innerError":{"date":"2026-01-15T10:20:30"}}}',
    '{"error":{"code":"BrandNewReason","message":"x"}}',
  ],
};
