import { basename } from 'node:path/posix';
import { packages, server, web } from '../architecture.js';

/**
 * Where a file stands.
 * @typedef {object} Place
 * @property {string} path from the root of the repository, with slashes
 * @property {string} workspace such as apps/server
 * @property {string} [layer] of the server or the web app; absent for tests, scripts and packages
 * @property {string} [feature]
 * @property {boolean} test
 */

/**
 * @param {string} path from the root of the repository
 * @returns {Place}
 */
export function placeOf(path) {
  const workspace = Object.keys(packages).find((folder) => path.startsWith(`${folder}/`)) ?? '.';
  const test = /\.test\.[jt]s$/.test(path);
  const place = { path, workspace, test };
  if (path.startsWith(`${server.root}/`)) return { ...place, ...placeIn(server, path) };
  if (path.startsWith(`${web.root}/`)) return { ...place, ...placeIn(web, path) };
  return place;
}

/** True for a file that lint keeps free of I/O, clock and randomness. @param {Place} place */
export function isPure(place) {
  return place.layer === 'core' && !place.test;
}

/** The role suffix of a server file: `store` in grant.store.ts. @param {string} path */
export function roleOf(path) {
  const parts = basename(path)
    .replace(/(?:\.exact)?\.test\.ts$/, '.ts')
    .split('.');
  return parts.length > 2 ? parts.slice(1, -1).join('.') : undefined;
}

/**
 * @param {typeof server | typeof web} app
 * @param {string} path
 * @returns {{ layer?: string, feature?: string }}
 */
function placeIn(app, path) {
  const inside = path.slice(app.root.length + 1);
  const [folder, feature] = inside.split('/');
  const named = Object.entries(app.files).find(([file]) => file === inside)?.[1];
  if (named) return folder === 'features' ? { layer: named, feature } : { layer: named };
  if (app === server && !feature) return inside === server.config.file ? {} : { layer: 'app' };
  if (folder === 'features' && app === server) {
    return { layer: roleOf(path) ? 'shell' : 'core', feature };
  }
  const layer = Object.entries(app.folders).find(([name]) => name === folder)?.[1];
  return folder === 'features' ? { layer, feature } : { layer };
}
