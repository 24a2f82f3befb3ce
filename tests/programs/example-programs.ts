import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const page = readFileSync(join(import.meta.dirname, '../../docs/examples.md'), 'utf8');

function blocks(language: string): string[] {
  const fences = page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'));
  return [...fences].map(([, text]) => text ?? '');
}

/** The shell commands of docs/examples.md, in their order. */
export const commands = blocks('sh');

/** Names of the TypeScript programs of docs/examples.md. */
export const programs = blocks('ts').map(nameOf);

const root = join(import.meta.dirname, '../..');

/** Compiles them strictly where they find our packages: the folder, and what the compiler said. */
export async function compilePrograms(): Promise<{ folder: string; problems: string }> {
  const parent = join(root, 'tests/output');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'examples-'));
  const settings = { extends: join(root, 'tsconfig.base.json'), include: ['.'] };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  for (const text of blocks('ts')) await writeFile(join(folder, nameOf(text)), text);
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const problems = await new Promise<string>((resolve) => {
    // What the compiler says is the result, with its exit code or without.
    execFile(process.execPath, [compiler, '-p', folder], (_, stdout) => resolve(stdout));
  });
  return { folder, problems };
}

function nameOf(text: string): string {
  return /^\/\/ (\S+\.ts)\n/.exec(text)?.[1] ?? 'nameless.ts';
}
