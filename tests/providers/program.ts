import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listening } from '../servers/machine.js';
import type { Setting } from './authorization-server.js';

export interface Program {
  log(): string;
  stop(): Promise<void>;
}

/** Starts a program that reads its setting from SETTING, in its folder, and waits until it listens. */
export async function startProgram(
  setting: Setting,
  [command = '', ...args]: readonly string[],
  variables: Record<string, string> = {},
): Promise<Program> {
  const child = spawn(command, args, {
    cwd: setting.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...variables, SETTING: JSON.stringify(setting) },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-20_000)));
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await exited;
  };
  try {
    await Promise.race([
      listening(setting.port, () => output),
      exited.then(() => Promise.reject(new Error(`${command} has ended: ${output}`))),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { log: () => output, stop };
}

/** A file of tests/providers/programs. */
export const programFile = (name: string): string => join(import.meta.dirname, 'programs', name);

/** For servers that Debian packages: why they are not here. */
export function withoutFile(file: string): string | undefined {
  if (!existsSync('/etc/debian_version')) return 'this is not Debian';
  return existsSync(file) ? undefined : `${file} is not installed (npm run providers, as root)`;
}
