import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../lib/log.js';
import { tooManyAsGraphql, type Admission } from './admission.js';
import { clientAddress, type TrustsHop } from './client-address.js';
import { hostOf, isOwnHost, isOwnOrigin, isOwnSite } from './guards.js';

export interface FastAnswer {
  status: number;
  headers: [name: string, value: string][];
  text: string;
}

/** `body`: what the JSON of the request says, whatever that is. */
export type AnswerGraphql = (request: IncomingMessage, body: unknown) => Promise<FastAnswer>;

export interface LaneDependencies {
  publicUrl: string;
  trustsHop: TrustsHop;
  admission: Pick<Admission, 'admit'>;
  answer: AnswerGraphql;
  /** Of every answer. */
  headers: ReadonlyMap<string, string>;
  log: Log;
}

/** Takes the request, or leaves it as it was. */
export type FastLane = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Bytes of a body, as for every other request (`100kb`). */
const MOST = 100 * 1024;
const JSON_TYPE = /^application\/json(?:; ?charset=utf-8)?$/i;
const LENGTH = /^[1-9]\d{0,5}$/;

/**
 * GraphQL as programs and the web app send it, without the way through Express, which takes longer than most of what
 * is asked for. Whatever a guard would refuse, or is written in another way, is left to the doors of `http-server.ts`.
 */
export function createFastLane(deps: LaneDependencies): FastLane {
  const always = [...deps.headers, ['Cache-Control', 'no-store']].flat();

  async function serve(request: IncomingMessage): Promise<FastAnswer | undefined> {
    const wait = await deps.admission.admit(request, clientAddress(request, deps.trustsHop));
    if (wait !== undefined) return tooMany(wait);
    const text = await bodyOf(request);
    if (text === undefined) return undefined;
    const body = parsed(text);
    return body === undefined ? BAD_REQUEST : deps.answer(request, body);
  }

  return (request, response) => {
    if (!isOrdinary(request) || !passes(request, deps.publicUrl)) return false;
    serve(request)
      .catch((cause: unknown) => {
        deps.log.error({ err: cause }, 'a request failed');
        return BROKEN;
      })
      .then((answer) => answer && send(response, answer, always))
      .catch((cause: unknown) => {
        deps.log.error({ err: cause }, 'an answer could not be sent');
        response.destroy();
      });
    return true;
  };
}

/** Written as documented: one spelling of the path, JSON in UTF-8 as it is, of a length that is told and no longer. */
function isOrdinary({ method, url, headers }: IncomingMessage): boolean {
  const length = headers['content-length'];
  return (
    method === 'POST' &&
    url === '/graphql' &&
    JSON_TYPE.test(headers['content-type'] ?? '') &&
    length !== undefined &&
    LENGTH.test(length) &&
    Number(length) <= MOST &&
    headers['content-encoding'] === undefined &&
    headers['transfer-encoding'] === undefined
  );
}

/** Every guard of the door of /graphql. */
function passes(request: IncomingMessage, publicUrl: string): boolean {
  const { origin, cookie, 'sec-fetch-site': site } = request.headers;
  return (
    isOwnHost(publicUrl, hostOf(request)) &&
    isOwnOrigin(publicUrl, origin) &&
    (cookie === undefined || isOwnSite([site ?? []].flat()[0]))
  );
}

/** As long as it was said to be; undefined where whoever sends it has gone. */
function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const length = Number(request.headers['content-length']);
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let come = 0;
    request.on('data', (part: Buffer) => {
      parts.push(part);
      come += part.length;
      if (come >= length) resolve(Buffer.concat(parts).toString());
    });
    // What breaks is followed by the end of the connection.
    request.on('error', () => undefined).once('close', () => resolve(undefined));
  });
}

/** An object or a list, as for every other request; a mark of the byte order is none of it (RFC 8259 section 8.1). */
function parsed(text: string): object | undefined {
  try {
    const body: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return typeof body === 'object' && body !== null ? body : undefined;
  } catch {
    return undefined;
  }
}

/** `always`: names and values of headers that are said before the answer's own. */
export function send(
  response: ServerResponse,
  { status, headers, text }: FastAnswer,
  always: readonly string[] = [],
): void {
  const length = ['Content-Length', String(Buffer.byteLength(text))];
  response.writeHead(status, [...always, ...headers.flat(), ...length]).end(text);
}

const tooMany = (retryAfterSeconds: number): FastAnswer => ({
  status: 429,
  headers: [
    ['Content-Type', 'application/json; charset=utf-8'],
    ['Retry-After', String(retryAfterSeconds)],
  ],
  text: JSON.stringify(tooManyAsGraphql(retryAfterSeconds)),
});

const inWords = (status: number, text: string): FastAnswer => ({
  status,
  text,
  headers: [['Content-Type', 'text/plain; charset=utf-8']],
});

const BAD_REQUEST = inWords(400, 'Bad request.\n');
const BROKEN = inWords(500, 'Something went wrong here.\n');
