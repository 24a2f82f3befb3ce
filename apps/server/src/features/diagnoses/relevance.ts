import { isSignInPage } from './page-words.js';
import { correlation } from './keywords.js';

/**
 * Signs that a text is about signing in, mail or the network between. Words such as "has expired" or
 * "too many connections" mean something here only beside one of them: a paste may be from anywhere.
 */
const topics = [
  // Protocols, providers and their places.
  String.raw`\b(?:oauth2?|openid|imap4?|pop3|smtp|smtpd|sasl|xoauth2|oauthbearer|starttls|stls|ehlo|helo|logindisabled|capability|jwt|pkce|bearer|msal|adal)\b`,
  String.raw`\b(?:microsoft|entra|azure|exchange|outlook|office ?365|hotmail|gmail|google|googlemail|yahoo|yandex|fastmail|dovecot|postfix|cyrus|zimbra|storedrv|spamhaus|thunderbird|mailkit|imaplib|smtplib|nodemailer|imapflow|phpmailer|swiftmailer)`,
  String.raw`\b(?:login\.|mail\.|imap[\w-]{0,10}\.|pop3?\.|smtp[\w-]{0,10}\.|mx\d?\.)[\w-]{2,40}\.`,
  // Signing in.
  String.raw`\b(?:sign(?:ed)?[ -]?in|log ?in\b|logging in|single sign|admin consent|app passwords?|user is authenticated|authenticate failed|authenticationfailed|authenticationexception|authenticationerror|request is throttled|suggested backoff|access this (?:right now|application)|organi[sz]ation needs more information|password expired|user account does not exist|personal account|too many messages|get there from here|multi-?factor|conditional access|redirect[ _]uri|reply url|authori[sz]ation code|(?:access|refresh|id) ?token|client[ _](?:id|secret|authentication)|(?:requested|invalid|unknown) scopes?\b|redirection uri|one-time code|justification for requesting this app|credential (?:type|lifetime)|app management polic)`,
  String.raw`(?:^|sorry\W{1,5})client not found\W{0,2}$|\bscope_invalid\b`,
  String.raw`\bCAPABILITY\b|\b(?:UIDL|STLS|PIPELINING|8BITMIME)\b|\bSSH-2|\bproxy\b|\btunnel|\bsquid\b|blue ?coat|zscaler|fortiguard|requested url could not|cache access denied|access control configuration|innererror|\bIDX\d{5}\b|(?:token|jwt) (?:is )?not yet valid|immaturesignature|token used too early|(?:token|jwt) (?:was |is )?issued in the future|delegation denied for|code: (?:error[a-z]|authorization_)[a-z]{4,40}|\bnbf\b|\biat\b|err_(?:access|tunnel|proxy)`,
  String.raw`asper\w{2,20}policy\b`,
  String.raw`\b(?:access_|client_|refresh_|id_|redirect_|device_|error_|invalid_|unauthorized_|unsupported_|temporarily_|interaction_|login_|consent_|account_selection|(?:admin_)?policy_enforced|org_internal|slow_down|authorization_|expired_token|disallowed_|restricted_client|deleted_client|disabled_client|code_verifier|code_challenge|user_denied|rate_limit|mismatching_state|bad_verification|incorrect_client|approval_state)`,
  String.raw`AADSTS|${correlation}|\berror_codes?\b|[?&#](?:error|code)=|"(?:aud|scp|roles|error|azp)"\s?:`,
  // What servers say.
  String.raw`(?<![\w+])-ERR\b|(?<!\w)\+OK\b|\* (?:OK|NO|BAD|BYE|PREAUTH)\b|(?:^|[\s'"])[a-z]{1,4}\d{1,5} (?:NO|BAD) |^[a-z] (?:NO|BAD) (?:log|auth|\[)|^53[458](?:$| [^a-z\d])|\bbad command|command argument|bye connection`,
  String.raw`(?<![\d.])[45]\d\d[\s#,"'b+-]{1,5}[45]\.\d{1,3}\.\d{1,3}(?!\.?\d)|(?:^|[:'"(] ?)[45]\d\d[ -][a-z]`,
  String.raw`\[(?:AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|UNAVAILABLE|PRIVACYREQUIRED|CONTACTADMIN|NOPERM|IN-?USE|EXPIRED|LIMIT|OVERQUOTA|ALERT|NONEXISTENT|TRYCREATE|SERVERBUG|CLIENTBUG|CANNOT|LOGIN-DELAY|SYS/(?:TEMP|PERM)|AUTH|WEBALERT|THROTTLED)\b`,
  String.raw`\b(?:authentication unsuccessful|mailbox (?:unavailable|full|locked)|sender (?:address|rejected)|relay access|client (?:host|was not)|sendasdenied|submissionquota|(?:imap|pop)enabled|smtpclientauth)`,
  // Networks.
  String.raw`\b(?:E(?:CONN|TIMED|TIMEOUT|HOST|NET|ADDR|PIPE|AI_|NOTFOUND|NODATA|ACCES|PERM|PROTO|SOCKET|SERVFAIL|SSERVFAIL|REFUSED|INVAL|AFNO)[a-z_]{0,20}|ERR_[a-z]|CERT_|UND_ERR|WSA[a-z]|SSL|TLSv?|x509|openssl|errno|winerror|getaddrinfo|gaierror|nxdomain|servfail|curl|tcp|dns|https?(?:\/\d|:\/\/| \d{3})|socket|proxy (?:auth|error)|egress_)`,
  String.raw`(?:connection (?:unexpectedly|refused|reset|timed|aborted|closed|could not)|actively refused|forcibly closed|no route to host|network is unreachable|no such host|resolve host|name resolution|could not be resolved|self[-_ ]signed|unable_to_|error:1[0-9a-f]{7}|certificate (?:has expired|verify|is not|chain|revoked|key too weak)|signature digest algorithm|unable to (?:verify|get)|remotecertificate|UnknownHost|handshake|greeting|broken pipe|certificate signature|invalid_ca|invalid_purpose|peer certificate)`,
];
const about = new RegExp(topics.join('|'), 'i');

/** `words` besides, since a form's plus signs stand for blanks. */
export const isAboutMail = (readable: string, words: string): boolean =>
  about.test(readable) || about.test(words) || isSignInPage(readable, words);
