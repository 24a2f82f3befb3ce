export const usage = `Usage: mailkey-token [--xoauth2] [options] <mailbox>
       mailkey-token --imap <host>[:<port>] [options] <mailbox>

Prints a fresh access token of the mailbox and nothing else.

  <mailbox>         the mailbox's id in Mailkey, or an address that the settings file lists
  --xoauth2         print the base64 message for SASL XOAUTH2 instead of the token
  --imap <host>     sign in at this IMAP server (TLS, port 993) and pass the session on, signed in,
                    through standard input and output: for programs that do not know XOAUTH2
  --user <login>    the login, where it is not the one of the mailbox's incoming server
  --imap-proxy      reach that server through the proxy of IMAPS_PROXY or ALL_PROXY; else directly
  --minimum-life <seconds>
                    how long the token must live (up to 86400; by itself 120): Mailkey renews it, and
                    gives the freshest there is where none lives for so long
  --wait <seconds>  how long to wait for what passes, such as a Mailkey that restarts or asks for
                    patience; 20 unless MAILKEY_WAIT says otherwise, 0 for not at all; whoever
                    is silent is given 10 s at least
  --help, --version

Settings, from the environment or from the file ~/.config/mailkey/token (or MAILKEY_TOKEN_FILE),
which must be yours and have the mode 0600:

  MAILKEY_URL=https://mailkey.example.com
  MAILKEY_API_KEY=<an API key with the scope TOKENS for the mailbox>
  support@example.com=<the mailbox's id>

HTTPS_PROXY, ALL_PROXY, NO_PROXY, SSL_CERT_FILE and NODE_EXTRA_CA_CERTS mean what they mean elsewhere.
Exit codes are those of sysexits.h: 75 means that trying again later may help.
`;
