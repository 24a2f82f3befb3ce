import type { IncomingMessage, ServerResponse } from 'node:http';

const largestBody = 64 * 1024;

/** What a route answers; the server writes it. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface Question {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  /** The body as a form; empty for GET. */
  form: URLSearchParams;
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  const usual = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' };
  return { status, headers: { ...usual, ...headers }, body: JSON.stringify(body) };
}

/** 303, so that the browser always goes on with GET. */
export function redirect(to: URL): Answer {
  return { status: 303, headers: { Location: to.href, 'Cache-Control': 'no-store' }, body: '' };
}

/** Undefined where the request names no address that can be read. */
export async function readQuestion(
  request: IncomingMessage,
  origin: string,
): Promise<Question | undefined> {
  const target = request.url ?? '/';
  const form = new URLSearchParams(await readBody(request));
  if (!target.startsWith('/') || !URL.canParse(target, origin)) return undefined;
  return {
    method: request.method ?? 'GET',
    url: new URL(target, origin),
    headers: request.headers,
    form,
  };
}

export function writeAnswer(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'X-Content-Type-Options': 'nosniff' });
  response.end(body);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    // Without an encoding set, node:http yields Buffers.
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > largestBody) throw new BodyTooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString();
}

export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}
