import { request, type IncomingMessage } from 'node:http';
import { openConnection } from './connection.js';
import type { Environment } from './environment.js';
import { networkProblem } from './network-problem.js';
import type { Target } from './proxy.js';
import { within } from './within.js';

export interface Question {
  url: URL;
  headers: Record<string, string>;
  body: string;
}

export interface Answer {
  status: number;
  text: string;
  retryAfter: string | undefined;
  location: string | undefined;
}

const LONGEST_ANSWER = 256 * 1024;

/**
 * One POST on a connection of its own, at any port. No redirect is followed: what is sent is for this
 * address and no other. Throws Problem.
 */
export async function ask(
  { url, headers, body }: Question,
  environment: Environment,
  signal: AbortSignal,
): Promise<Answer> {
  const socket = await openConnection(targetOf(url), environment, signal);
  const asked = request({
    method: 'POST',
    path: url.pathname,
    createConnection: () => socket,
    headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body) },
  });
  const answered = new Promise<Answer>((resolve, reject) => {
    asked.on('error', reject);
    asked.on('response', (response) => void read(response).then(resolve, reject));
    asked.end(body);
  });
  try {
    return await within(signal, asked, answered);
  } catch (error) {
    throw networkProblem(url.host, error);
  } finally {
    socket.destroy();
  }
}

function targetOf({ protocol, hostname, port }: URL): Target {
  const scheme = protocol === 'https:' ? 'https' : 'http';
  const usual = scheme === 'https' ? 443 : 80;
  return { scheme, host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || usual };
}

async function read(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    // What is longer is nothing that Mailkey says.
    if (length > LONGEST_ANSWER) break;
    chunks.push(chunk);
  }
  return {
    status: response.statusCode ?? 0,
    text: Buffer.concat(chunks).toString('utf8'),
    retryAfter: response.headers['retry-after'],
    location: response.headers.location,
  };
}
