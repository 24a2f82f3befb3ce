import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    runFolder: string;
  }
}

/** A folder for what the files of one run share. It goes when the run ends: no worker is told of its own end. */
export default function provideFolder({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'mailkey-run-'));
  provide('runFolder', folder);
  return () => rmSync(folder, { recursive: true });
}
