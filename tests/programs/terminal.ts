import { spawn } from 'node:child_process';

/** A text that is waited for on the screen, or something else that happens, and the keys that are pressed then. */
export type Step = [wait: RegExp | (() => boolean), keys: string];

const PATIENCE_MS = 60_000;
const LOOK_MS = 100;

/** Runs a program that wants a terminal (100 x 30); what it has drawn, without where and in which colour. */
export function inTerminal(
  command: string,
  steps: Step[],
  environment: Record<string, string>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('script', ['-qec', `stty cols 100 rows 30; ${command}`, '/dev/null'], {
      env: { ...environment, TERM: 'xterm' },
    });
    const open = [...steps];
    const until = Date.now() + PATIENCE_MS;
    let [drawn, since] = ['', 0];
    child.stdout.on('data', (chunk: Buffer) => (drawn += plain(chunk.toString())));
    const timer = setInterval(() => {
      const [wait, keys] = open[0] ?? [];
      const seen = typeof wait === 'function' ? wait() : wait?.test(drawn.slice(since));
      if (seen) {
        open.shift();
        since = drawn.length;
        child.stdin.write(keys ?? '');
      } else if (Date.now() > until) child.kill('SIGKILL');
    }, LOOK_MS);
    child.once('error', reject).once('close', () => {
      clearInterval(timer);
      if (open.length === 0) resolve(drawn);
      else reject(new Error(`${command} did not come to ${String(open[0]?.[0])}:\n${drawn}`));
    });
  });
}

/** Control sequences of ECMA-48, and the titles and links that xterm knows. */
function plain(text: string): string {
  return text.replace(
    /\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[[(][0-9;?]*[ -/]*[@-~]/g,
    '',
  );
}
