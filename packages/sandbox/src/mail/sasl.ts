/** What a client presents, decoded from its SASL message. */
export type Presented =
  | { kind: 'token'; user: string; token: string }
  | { kind: 'password'; user: string; password: string }
  | { kind: 'malformed' };

export type Mechanism = 'XOAUTH2' | 'OAUTHBEARER' | 'PLAIN';

export function readSasl(mechanism: Mechanism, base64: string): Presented {
  if (!/^[A-Za-z0-9+/]+=*$/.test(base64)) return { kind: 'malformed' };
  const message = Buffer.from(base64, 'base64').toString('utf8');
  if (mechanism === 'PLAIN') return readPlain(message);
  return mechanism === 'XOAUTH2' ? readXoauth2(message) : readOauthbearer(message);
}

/** `user=` address ^A `auth=Bearer ` token ^A ^A */
function readXoauth2(message: string): Presented {
  const [, user, token] =
    /^user=([^\x01]+)\x01auth=Bearer ([^\x01]+)\x01\x01$/i.exec(message) ?? [];
  return user && token ? { kind: 'token', user, token } : { kind: 'malformed' };
}

/** RFC 7628 section 3.1: a GS2 header with the address, then key=value pairs between ^A. */
function readOauthbearer(message: string): Presented {
  const [, user] = /^n,a=([^,\x01]+),\x01/.exec(message) ?? [];
  const [, token] = /\x01auth=Bearer ([^\x01]+)\x01/i.exec(message) ?? [];
  if (!user || !token || !message.endsWith('\x01\x01')) return { kind: 'malformed' };
  return { kind: 'token', user: user.replaceAll('=2C', ',').replaceAll('=3D', '='), token };
}

/** RFC 4616: authorization identity NUL user NUL password. */
function readPlain(message: string): Presented {
  const [, user, password, ...rest] = message.split('\0');
  if (!user || password === undefined || rest.length > 0) return { kind: 'malformed' };
  return { kind: 'password', user, password };
}
