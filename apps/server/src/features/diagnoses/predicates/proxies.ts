import { all, any, reads, says } from '../matchers.js';

/** How programs tell that a proxy said no to CONNECT (RFC 9110 section 9.3.6). */
export const connect = any(
  says(
    'from proxy after connect',
    'connect tunnel failed',
    'tunnel connection failed',
    'when http tunneling',
    'tunneling socket could not be established',
    'unable to tunnel through proxy',
    'receiving connect response',
    'cannot connect to proxy',
    'unable to connect to proxy',
    'proxyconnect tcp',
    'proxy tunneling failed',
    'the proxy tunnel request to proxy',
    'err_tunnel_connection_failed',
    'err_proxy_connection_failed',
    'proxy connection failed',
  ),
  reads(/\bCONNECT [\w.-]{1,80}:\d{1,5} HTTP\/1\.[01].{0,200}\bHTTP\/1\.[01] [45]\d\d\b/i),
);
/** Their own pages: squid, Blue Coat, Zscaler, FortiGuard, McAfee. */
export const pages = any(
  all(
    says('squid'),
    says('err_access_denied', 'err_cannot_forward', 'err_connect_fail', 'access denied'),
  ),
  says(
    'requested url could not be retrieved',
    'err_access_denied',
    'cache access denied',
    'access control configuration prevents your request',
    'fortiguard intrusion prevention',
    'mcafee web gateway',
  ),
  all(
    says('blue coat', 'bluecoat', 'policy_denied', 'zscaler', 'forcepoint', 'websense'),
    says('denied', 'blocked', 'permission', 'network error', 'error', 'policy_denied'),
  ),
);
/** 407, in any form. */
export const wantsLogin = any(
  says('proxy authentication required', 'http 407', '407 proxy', 'cache access denied'),
  all(connect, reads(/\b407\b/)),
);
