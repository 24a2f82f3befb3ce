import { basename, dirname, extname } from 'node:path/posix';
import { names, server, sizes, web } from '../architecture.js';
import { roleOf } from './place.js';

/**
 * The rules of the house for one file's name: a sentence, or nothing.
 * @param {string} path from the root of the repository
 * @returns {string | undefined}
 */
export function judgeName(path) {
  return judgeWords(path) ?? judgeIndex(path) ?? judgeServerName(path) ?? judgeWebName(path);
}

/** How many lines a file of this name may have. @param {string} path */
export function lineLimit(path) {
  if (/\.test\.[jt]s$/.test(path)) return sizes.test;
  return path.endsWith('.vue') ? sizes.vue : sizes.file;
}

/** @param {string} path */
function judgeWords(path) {
  const folders = dirname(path).split('/');
  const folder = folders.find((name) => names.bannedFolders.includes(name));
  if (folder) return `a folder called ${folder}: cut by feature, not by layer`;
  const subjects = [...folders, basename(path).split('.')[0] ?? ''].filter(
    (name) => !names.fixed.includes(name),
  );
  const empty = subjects.find(
    (name) =>
      names.bannedWhole.includes(singular(name)) ||
      names.bannedLast.includes(singular(lastWord(name))),
  );
  return empty && `${empty} says nothing: name the file after what it does`;
}

/** @param {string} name */
function lastWord(name) {
  return name.split(/[-_]|(?<=[a-z])(?=[A-Z])/).at(-1) ?? '';
}

/** @param {string} word */
function singular(word) {
  return word.toLowerCase().replace(/s$/, '');
}

/** @param {string} path */
function judgeIndex(path) {
  if (!/^index\.[jt]s$/.test(basename(path))) return undefined;
  if (names.index.includes(dirname(path))) return undefined;
  return 'an index file is for a registry or for the face of a package';
}

/** @param {string} path */
function judgeServerName(path) {
  if (!path.startsWith(`${server.root}/`) || path.endsWith('.d.ts')) return undefined;
  if (path.startsWith(`${server.root}/db/migrations/`)) return undefined;
  const role = roleOf(path);
  if (role && !server.roles.includes(role))
    return `.${role} is not among the roles: ${server.roles}`;
  const subject = basename(path).split('.')[0] ?? '';
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(subject)) return 'a server file is named in kebab-case';
  const feature = path.slice(server.root.length + 1).match(/^features\/([^/]+)\//)?.[1];
  if (!feature || server.features.flat().includes(feature)) return undefined;
  return `the feature ${feature} has no place in architecture.js`;
}

/** @param {string} path */
function judgeWebName(path) {
  if (!path.startsWith(`${web.root}/`)) return undefined;
  if (extname(path) === '.vue' && !/^[A-Z][A-Za-z0-9]*\.vue$/.test(basename(path))) {
    return 'a component is named in PascalCase';
  }
  if (/\/pages\/[^/]+\.vue$/.test(path) && !path.endsWith('Page.vue'))
    return 'a page is a NounPage';
  return undefined;
}
