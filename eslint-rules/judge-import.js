import { packages, pure, server, web } from '../architecture.js';
import { isPure, placeOf } from './place.js';

/**
 * @typedef {object} Import
 * @property {string} from the importing file, from the root of the repository
 * @property {string} to the imported file, or a package's name
 * @property {'value' | 'type' | 'dynamic'} kind
 * @property {string[]} names what is imported; empty when all or nothing is
 */

/**
 * The rules of the house for one import: a sentence that says what is wrong, or nothing.
 * @param {Import} found
 * @returns {string | undefined}
 */
export function judgeImport(found) {
  const from = placeOf(found.from);
  const owner = packageNamed(found.to);
  if (owner) return judgeOwnPackage(from, found, owner);
  if (!isFile(found.to)) return judgePackage(from, found);
  const to = placeOf(found.to);
  if (to.workspace !== from.workspace) return judgeForeignFile(from, to);
  if (from.test) return undefined;
  return judgePurity(from, to, found) ?? judgeServer(from, to, found) ?? judgeWeb(from, to);
}

/** @typedef {import('./place.js').Place} Place */

/** @param {string} name */
function packageNamed(name) {
  return Object.values(packages).find(
    (owner) => name === owner.name || name.startsWith(`${owner.name}/`),
  );
}

/** @param {string} to */
function isFile(to) {
  return /^(apps|packages|tests|scripts|eslint-rules)\/|^[\w.-]+\.(js|ts|json)$/.test(to);
}

/** @param {Place} from @param {Import} found @param {{ name: string }} owner */
function judgeOwnPackage(from, found, owner) {
  if (from.workspace === 'apps/server' && owner.name === server.sandbox.package) {
    const here = server.sandbox.dynamicIn.includes(from.layer ?? '');
    if (here && found.kind !== 'value') return undefined;
    return `${owner.name} is loaded by import() in app.ts alone, so that production never reads it`;
  }
  const own = Object.entries(packages).find(([folder]) => folder === from.workspace)?.[1];
  if (!own || own === owner || own.mayImport.some((name) => name === owner.name)) return undefined;
  return `${from.workspace} may not import ${owner.name}`;
}

/** @param {Place} from @param {Import} found */
function judgePackage(from, found) {
  if (!isPure(from) || found.kind === 'type') return undefined;
  const name = found.to.replace(/^node:/, '');
  const matches = (/** @type {string} */ banned) => {
    const bare = banned.replace(/^node:/, '');
    return name === bare || name.startsWith(`${bare}/`);
  };
  if (pure.forbiddenPackages.some(matches) && !isHarmless(found)) {
    return `${found.to} in a pure file: move this to a file with a role suffix, or take what it gives as an argument`;
  }
  const random = found.names.find((imported) => pure.forbiddenCryptoNames.test(imported));
  if (name !== 'crypto' || !random) return undefined;
  return `${random} in a pure file: randomness comes as an argument`;
}

/** @param {Import} found */
function isHarmless({ to, names }) {
  const allowed = Object.entries(pure.allowedNames).find(([name]) => name === to)?.[1] ?? [];
  return names.length > 0 && names.every((name) => allowed.includes(name));
}

/** @param {Place} from @param {Place} to */
function judgeForeignFile(from, to) {
  if (from.workspace === '.' || to.workspace === '.') return undefined;
  return `${from.workspace} reaches into ${to.workspace} by a path: import the package instead`;
}

/** @param {Place} from @param {Place} to @param {Import} found */
function judgePurity(from, to, found) {
  if (!isPure(from) || found.kind === 'type') return undefined;
  if (to.layer === 'lib' || to.layer === 'core') return undefined;
  return `a pure file may import pure files, lib and types, not the value of ${to.path}`;
}

/** @param {Place} from @param {Place} to @param {Import} found */
function judgeServer(from, to, found) {
  if (from.workspace !== 'apps/server') return undefined;
  if (to.path === `${server.root}/${server.config.file}`) return judgeConfig(from, found);
  if (from.path === `${server.root}/${server.config.file}`) {
    return to.layer === 'lib' ? undefined : 'config.ts may import lib only';
  }
  if (!from.layer || !to.layer) return `${to.path} or ${from.path} has no layer in architecture.js`;
  if (from.feature && to.feature) return judgeFeatures(server.features, from, to);
  return judgeLayers(server.layers, { ...from, layer: layerFor(from, found) }, to);
}

/** A pure file may name types as far as its feature may. */
function layerFor(/** @type {Place} */ from, /** @type {Import} */ found) {
  return from.layer === 'core' && found.kind === 'type' ? 'shell' : from.layer;
}

/** @param {Place} from @param {Import} found */
function judgeConfig(from, found) {
  if (found.kind === 'type' || server.config.valueIn.includes(from.layer ?? '')) return undefined;
  return 'the value of config.ts belongs to main and app; elsewhere name its type';
}

/** @param {Place} from @param {Place} to */
function judgeWeb(from, to) {
  if (from.workspace !== 'apps/web' || !from.layer || !to.layer) return undefined;
  if (from.layer === 'pages' && to.layer === 'pages') return 'pages never import pages';
  if (from.feature && to.feature) return judgeFeatures(web.features, from, to);
  return judgeLayers(web.layers, from, to);
}

/** @param {string[]} layers @param {Place} from @param {Place} to */
function judgeLayers(layers, from, to) {
  if (layers.indexOf(from.layer ?? '') <= layers.indexOf(to.layer ?? '')) return undefined;
  return `${from.layer} may not import ${to.layer}: dependencies point ${layers.join(' → ')}`;
}

/** @param {string[][]} order @param {Place} from @param {Place} to */
function judgeFeatures(order, from, to) {
  const rank = (/** @type {string | undefined} */ feature) =>
    order.findIndex((equals) => equals.includes(feature ?? ''));
  if (from.feature === to.feature || rank(from.feature) > rank(to.feature)) return undefined;
  return `${from.feature} may not import ${to.feature}: it stands beside or above it`;
}
