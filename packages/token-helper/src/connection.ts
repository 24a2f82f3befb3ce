import { request } from 'node:http';
import { isIP, type Socket } from 'node:net';
import { connect } from 'node:tls';
import { authorities } from './authorities.js';
import { dial } from './dial.js';
import type { Environment } from './environment.js';
import { codeOf, networkProblem } from './network-problem.js';
import { exitCodes, misconfigured, Problem } from './problem.js';
import { proxyFor, type Target } from './proxy.js';
import { speaksTls } from './speaks-tls.js';
import { within } from './within.js';

/** A connection to the target, by a proxy where the environment names one, with TLS unless it is http. Throws Problem. */
export async function openConnection(
  target: Target,
  environment: Environment,
  signal: AbortSignal,
): Promise<Socket> {
  const { scheme, host, port } = target;
  const proxy = proxyFor(target, environment);
  const ca = scheme === 'http' ? undefined : await authorities(environment);
  try {
    const socket = await (proxy ? tunnel(proxy, target, { ca, signal }) : dial(host, port, signal));
    return scheme === 'http' ? socket : await secure(socket, host, { ca, signal, scheme });
  } catch (error) {
    throw error instanceof Problem ? error : networkProblem(host, error, port);
  }
}

interface Terms {
  ca: string[] | undefined;
  signal: AbortSignal;
  scheme?: string;
}

function secure(socket: Socket, host: string, { ca, signal, scheme }: Terms): Promise<Socket> {
  const safe = connect({
    socket,
    host,
    ...(!isIP(host) && { servername: host }),
    ...(ca && { ca }),
    ...(scheme === 'https' && { ALPNProtocols: ['http/1.1'] }),
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
  });
  const secured = new Promise<Socket>((resolve, reject) => {
    safe.on('error', (error) => void (socket.destroy(), reject(error)));
    safe.once('secureConnect', () => resolve(safe));
  });
  return within(signal, safe, secured);
}

/** RFC 9110 section 9.3.6. */
async function tunnel(proxy: URL, target: Target, terms: Terms): Promise<Socket> {
  const host = proxy.hostname.replace(/^\[|\]$/g, '');
  try {
    const plain = await dial(host, portOf(proxy), terms.signal);
    const socket = proxy.protocol === 'https:' ? await secure(plain, host, terms) : plain;
    const status = await askFor(target, proxy, { socket, signal: terms.signal });
    if (status >= 200 && status < 300) return socket;
    socket.destroy();
    throw refusedBy(proxy, status);
  } catch (error) {
    throw error instanceof Problem
      ? error
      : ((await mistakenScheme(proxy, error, terms.signal)) ??
          networkProblem(`the proxy ${proxy.host}`, error));
  }
}

/** It was reached, and what it wants was not spoken. */
async function mistakenScheme(
  proxy: URL,
  error: unknown,
  signal: AbortSignal,
): Promise<Problem | undefined> {
  const write = (scheme: string) =>
    misconfigured(
      `The proxy ${proxy.host} ${scheme === 'https' ? 'speaks TLS: write https://' : 'does not speak TLS: write http://'} for it in HTTPS_PROXY or ALL_PROXY.`,
    );
  if (proxy.protocol === 'http:')
    return !signal.aborted && (await speaksTls(proxy)) ? write('https') : undefined;
  return /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST/.test(codeOf(error))
    ? write('http')
    : undefined;
}

const portOf = ({ port, protocol }: URL): number =>
  Number(port) || (protocol === 'https:' ? 443 : 80);

function askFor(
  { host, port }: Target,
  proxy: URL,
  { socket, signal }: { socket: Socket; signal: AbortSignal },
): Promise<number> {
  const path = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  const login = [proxy.username, proxy.password].map(decodeURIComponent).join(':');
  const basic = `Basic ${Buffer.from(login).toString('base64')}`;
  const headers = { host: path, ...(login !== ':' && { 'proxy-authorization': basic }) };
  const asked = request({ method: 'CONNECT', path, headers, createConnection: () => socket });
  const answered = new Promise<number>((resolve, reject) => {
    asked.on('error', reject).on('connect', ({ statusCode = 0 }) => resolve(statusCode));
    asked.end();
  });
  return within(signal, asked, answered);
}

function refusedBy({ host }: URL, status: number): Problem {
  const what = `The proxy ${host} answers ${status}`;
  if (status === 407)
    return new Problem(
      exitCodes.noPermission,
      `${what}: it wants a name and a password. Write them into the variable that names it: http://name:password@host:port.`,
    );
  return status === 429 || status >= 500
    ? new Problem(exitCodes.tryAgain, `${what}. Try again later.`)
    : new Problem(
        exitCodes.noPermission,
        `${what}: it does not let this program through. Have that allowed, or name the host in NO_PROXY.`,
      );
}
