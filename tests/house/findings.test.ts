import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../architecture/sources.js';

const folder = join(root, 'findings');
const names = readdirSync(folder);

/** What CONTRIBUTING.md asks of each, by what is missing where it does not match. */
const form: [string, RegExp][] = [
  ['the interpreter', /^#!\/usr\/bin\/env bash\n/],
  ['the surprise in one sentence', /^#!.*\n# [A-Za-z@].*\.\n#\n/],
  ['what it was seen with', /^# Version: .*\d+\.\d+.*\((npm|Debian)\)/m],
  ['what happens, and what one expects', /^# Behaviour: \S/m],
  ['the output seen', /^# Output:\n# {3}\S/m],
  [
    'a folder that goes away',
    /^folder=\$\(mktemp -d\)\ntrap 'rm -rf "\$folder"' EXIT\ncd "\$folder"$/m,
  ],
  ['packages of exact versions', /[\w/-]+(@\d+\.\d+\.\d+|=\d\S+)/],
  ['the comparison with the output stated', /sed -n .*"\$finding" \| diff - seen\n$/],
];

it('holds findings and nothing else', () => {
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)+\.sh$/.test(name))).toEqual([]);
});

describe.each(names)('%s', (name) => {
  const path = join(folder, name);
  const text = readFileSync(path, 'utf8');

  it('states version, behaviour and output, and compares', () => {
    expect(form.filter(([, pattern]) => !pattern.test(text)).map(([what]) => what)).toEqual([]);
  });

  it('can be run by itself', () => {
    expect(statSync(path).mode & 0o111).toBe(0o111);
    expect(execFileSync('bash', ['-n', path], { encoding: 'utf8' })).toBe('');
    expect(text).not.toMatch(/\.\.\/|^(source|\.) /m);
  });

  it('is about outside software alone, and stays on this machine', () => {
    expect(text).not.toMatch(/mailkey/i);
    const hosts = [...text.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host);
    expect(hosts.filter((host) => host !== '127.0.0.1')).toEqual([]);
  });
});
