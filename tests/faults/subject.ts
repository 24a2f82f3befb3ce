import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Opening, Orders, Verb } from './process/orders.js';

/** The process under test died before it could answer. */
export class Died extends Error {}

/** The process under test, as its parent sees it. */
export interface Subject {
  pid: number;
  /** Everything is loaded. */
  ready: Promise<void>;
  order<V extends Verb>(verb: V, asked: Orders[V]['asked']): Promise<Orders[V]['answer']>;
  open(opening: Opening): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** SIGKILL, and nothing of it is left. */
  kill(): Promise<void>;
  /** Resolves with the exit code, or with the signal that ended it. */
  gone: Promise<number | NodeJS.Signals>;
  /** All that it has written. */
  output(): string;
  /** The same process, and another installation in it, with a database of its own. */
  beside(installation: number): Subject;
}

/** Loads the program at once; the database is opened by `open`. */
export function startSubject(args: readonly string[]): Subject {
  const child = spawn(process.execPath, args, {
    env: { NODE_ENV: 'test', PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const output = collected(child);
  const gone = once(child, 'close').then(([code, signal]) => (signal ?? code) as NodeJS.Signals); // one of both
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(cause: Error): void }>();
  const ready = new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    void gone.then(() => reject(new Died(output())));
  });
  ready.catch(() => undefined);
  child.on('message', (message: { id: number; answer?: unknown; error?: string }) => {
    const { id, answer, error } = message;
    if (error === undefined) waiting.get(id)?.resolve(answer);
    else waiting.get(id)?.reject(new Error(error));
    waiting.delete(id);
  });
  void gone.then((how) => {
    for (const { reject } of waiting.values()) reject(new Died(`it ended with ${how}`));
  });
  let count = 0;

  async function order<V extends Verb>(
    { installation, verb }: { installation: number; verb: V },
    asked: Orders[V]['asked'],
  ) {
    await ready;
    return new Promise<Orders[V]['answer']>((resolve, reject) => {
      if (!child.connected) return reject(new Died('it has ended'));
      count += 1;
      waiting.set(count, { resolve: resolve as (answer: unknown) => void, reject }); // of this verb
      child.send(
        { id: count, installation, verb, asked },
        (cause) => cause && reject(new Died(cause.message)),
      );
    });
  }

  const signal = (name: NodeJS.Signals): void => void child.kill(name);
  const kill = async (): Promise<void> => {
    signal('SIGKILL');
    await gone;
  };
  const beside = (installation: number): Subject => ({
    pid: child.pid ?? 0,
    ready,
    signal,
    kill,
    gone,
    output,
    beside,
    order: (verb, asked) => order({ installation, verb }, asked),
    open: async (opening) => void (await order({ installation, verb: 'open' }, opening)),
  });
  return beside(0);
}

function collected(child: ChildProcess): () => string {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
}
