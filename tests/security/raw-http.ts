import { connect } from 'node:net';

/** Sends the text as it is, which no HTTP client would, and answers with all that came back until the end. */
function exchange(url: string, text: string): Promise<string> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), 'localhost', () => socket.write(text, 'latin1'));
    let answer = '';
    socket.setTimeout(10_000, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
    socket.on('error', reject).on('close', () => resolve(answer));
  });
}

/** One request whose target is exactly this. */
export async function ask(
  url: string,
  target: string,
  { method = 'GET', headers = {}, body = '' }: Asked = {},
): Promise<{ status: number; type: string; body: string; retryAfter: number }> {
  const lines = Object.entries({
    Host: new URL(url).host,
    Connection: 'close',
    Accept: 'text/html',
    ...(body && { 'Content-Length': String(Buffer.byteLength(body)) }),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const answer = await exchange(
    url,
    `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}`,
  );
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
    type: /^content-type: (.*)$/im.exec(head)?.[1] ?? '',
    retryAfter: Number(/^retry-after: (.*)$/im.exec(head)?.[1] ?? NaN),
    body: rest.join('\r\n\r\n'),
  };
}

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}
