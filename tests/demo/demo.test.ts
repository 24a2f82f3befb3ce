import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('tells the main job with the built server, without anybody at the keyboard', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(import.meta.dirname, 'main.js'),
  ]);
  expect(stdout.match(/SUCCEEDED: Connection Successful/g)).toHaveLength(2);
  expect(stdout).toContain('(imap-disabled-for-mailbox, certain)');
  expect(stdout).toContain('(smtp-auth-disabled-tenant, certain)');
  expect(stdout).toContain('Everything went as described.');
});
