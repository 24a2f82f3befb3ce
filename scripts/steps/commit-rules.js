import { server } from '../../architecture.js';

const types = [
  'feat',
  'fix',
  'perf',
  'refactor',
  'test',
  'docs',
  'build',
  'ci',
  'chore',
  'style',
  'revert',
];

/** A feature, or the part of the house that changes. */
const scopes = [
  ...server.features.flat(),
  ...[
    'house',
    'architecture',
    'schema',
    'sandbox',
    'web',
    'server',
    'app',
    'http',
    'graphql',
    'db',
    'lib',
  ],
  ...[
    'config',
    'demo',
    'bench',
    'e2e',
    'integration',
    'servers',
    'deps',
    'ci',
    'readme',
    'adr',
    'operating',
    'integrating',
    'faults',
    'security',
    'token-helper',
    'secret-shapes',
  ],
];

const written = /^(?<type>[a-z]+)\((?<scope>[a-z0-9-]+)\)(?<breaking>!?): (?<sentence>\S.*)$/;
/** Git's own first lines. */
const byGit = /^(Merge|Revert "|fixup! |squash! |amend! )/;
/** Words that end like a past or a progressive form and are neither. */
const imperative = new Set([
  ...['embed', 'feed', 'need', 'seed', 'speed', 'shed', 'proceed', 'exceed'],
  ...['bring', 'ping', 'string', 'ring'],
]);

/**
 * What is wrong with a commit message, in sentences; empty when it is right.
 * @param {string} message
 * @returns {string[]}
 */
export function commitProblems(message) {
  const [subject = '', second = ''] = message.split('\n').filter((line) => !line.startsWith('#'));
  if (byGit.test(subject)) return [];
  const parts = written.exec(subject)?.groups;
  if (!parts)
    return [
      'The first line reads type(scope): imperative, such as fix(runs): send the last snapshot',
    ];
  const { type = '', scope = '', sentence = '' } = parts;
  return [
    ...problem(!types.includes(type), `${type} is not a type: ${types.join(' ')}`),
    ...problem(!scopes.includes(scope), `${scope} is not a scope: ${scopes.join(' ')}`),
    ...problem(
      !isImperative(sentence),
      `"${sentence}" does not read as an order: add, not added or adds`,
    ),
    ...problem(/[.!]$/.test(sentence), 'The first line has no full stop'),
    ...problem(subject.length > 100, 'The first line is longer than 100 characters'),
    ...problem(second.trim() !== '', 'The second line is empty'),
  ];
}

/** @param {string} sentence */
function isImperative(sentence) {
  const [verb = ''] = sentence.toLowerCase().split(/\W/);
  return imperative.has(verb) || !/(ed|ing|[^aious]s)$/.test(verb);
}

/** @param {boolean} wrong @param {string} sentence */
function problem(wrong, sentence) {
  return wrong ? [sentence] : [];
}
