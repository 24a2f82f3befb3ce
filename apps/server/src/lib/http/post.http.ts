import { isIP } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Dispatcher } from 'undici';
import type { Egress } from '../egress.js';
import { failpoint } from '../failpoint.js';
import type { RequestFault } from './request-fault.js';
import { watchedConnector, type Progress } from './connection.http.js';
import { networkFault } from './network-fault.js';
import type { HttpAnswer } from './http-answer.js';

export type Posted =
  { kind: 'answered'; answer: HttpAnswer } | { kind: 'failed'; fault: RequestFault; sent: boolean };

interface Get {
  url: string;
  headers: Record<string, string>;
}

interface Post extends Get {
  body: string;
}

const MAX_BODY = 256 * 1024;

/** One POST; `sent` tells whether the other side may have seen it. */
export function postOnce(post: Post, egress: Egress, signal: AbortSignal): Promise<Posted> {
  return sendOnce({ method: 'POST', ...post }, egress, signal);
}

export function getOnce(get: Get, egress: Egress, signal: AbortSignal): Promise<Posted> {
  return sendOnce({ method: 'GET', body: null, ...get }, egress, signal);
}

/**
 * One request on a connection of its own: no redirect, no retry, no reuse of a socket that may be
 * dead. Addresses are judged by `egress` at connect time.
 */
async function sendOnce(
  { method, url, body, ...asked }: Get & { method: 'GET' | 'POST'; body: string | null },
  egress: Egress,
  signal: AbortSignal,
): Promise<Posted> {
  // Loaded by the first request: a start makes none.
  const { Agent, buildConnector, request } = await import('undici');
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  const port = Number(target.port) || (target.protocol === 'http:' ? 80 : 443);
  const progress: Progress = { stage: 'DNS', sent: false };
  const connect = watchedConnector(buildConnector, { egress, host, port, progress });
  const agent = new Agent({ connect, pipelining: 0, maxResponseSize: MAX_BODY });
  try {
    // Node looks nothing up for an address, so `lookup` would not see it.
    if (isIP(host)) {
      await egress.resolve(host, port);
      progress.stage = 'TCP';
    }
    const headers = { ...asked.headers, 'accept-encoding': 'identity' };
    const options = { method, headers, body, signal, dispatcher: agent };
    // A look changes nothing that a fault could leave half done.
    const pass = method === 'POST' ? failpoint : () => undefined;
    await pass('token.sending');
    const response = await request(target, options);
    await pass('token.answering');
    return { kind: 'answered', answer: await readAnswer(response) };
  } catch (error) {
    const fault = networkFault(error, { progress, host, port, signal });
    return { kind: 'failed', fault, sent: progress.sent };
  } finally {
    agent.destroy().catch(() => undefined);
  }
}

async function readAnswer(response: Dispatcher.ResponseData): Promise<HttpAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw tooLarge();
    chunks.push(chunk);
  }
  const retryAfter = one(response.headers['retry-after']);
  return {
    status: response.statusCode,
    contentType: one(response.headers['content-type']) ?? '',
    body: decompressed(Buffer.concat(chunks), one(response.headers['content-encoding'])).toString(
      'utf8',
    ),
    ...(retryAfter && { retryAfter }),
  };
}

/** Nothing compressed was asked for; some proxies compress all the same, and a bomb must not open. */
function decompressed(body: Buffer, encoding: string | undefined): Buffer {
  const limit = { maxOutputLength: MAX_BODY };
  switch (encoding?.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(body, limit);
    case 'deflate':
      return inflateSync(body, limit);
    case 'br':
      return brotliDecompressSync(body, limit);
    default:
      return body;
  }
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

function tooLarge(): Error {
  return Object.assign(new Error(`The answer is larger than ${MAX_BODY} bytes.`), {
    code: 'TOO_LARGE',
  });
}
