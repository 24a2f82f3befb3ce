import { readFileSync } from 'node:fs';

/**
 * @typedef {{ path: string, passed: number, failed: string[], skipped: number }} FileSummary
 * @typedef {{ files: FileSummary[], unhandled: number }} Summary
 */

/** More than that is no matter of a busy machine. */
const MOST_FILES_AGAIN = 3;

/**
 * What the runner's reporter wrote; nothing where the runner crashed before.
 * @param {string} path
 * @returns {Summary | undefined}
 */
export function readSummary(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A file of properties, tried with random values: declared by its name, which is known even if it does not load. */
const EXACT = /\.exact\.test\.[jt]s$/;

/**
 * Files to be looked at once more, alone: real servers, browsers and deadlines beside three other files
 * on a busy machine fail now and then for want of time. None where it cannot be that: too many failed, or
 * an error belongs to no test. A property that failed once has failed, and is not among them (ADR 0025).
 * @param {Summary | undefined} summary
 */
export function filesToRepeat(summary) {
  const failed = (summary?.files ?? []).filter((file) => file.failed.length > 0);
  const unsteady = summary?.unhandled === 0 && failed.length <= MOST_FILES_AGAIN;
  return unsteady ? failed.filter(({ path }) => !EXACT.test(path)) : [];
}

/**
 * The whole, with the files of the second look in the place of the first.
 * @param {Summary} first
 * @param {Summary} second
 * @returns {Summary}
 */
export function afterSecondLook(first, second) {
  const again = new Map(second.files.map((file) => [file.path, file]));
  return {
    files: first.files.map((file) => again.get(file.path) ?? file),
    unhandled: first.unhandled + second.unhandled,
  };
}

/**
 * A runner that crashed, left an error unhandled or ran nothing is a failure too.
 * @param {Summary | undefined} summary
 * @param {number} exitCode of the runner's last run
 */
export function counted(summary, exitCode) {
  const { files = [], unhandled = 0 } = summary ?? {};
  const sum = (/** @type {(file: FileSummary) => number} */ count) =>
    files.reduce((total, file) => total + count(file), 0);
  const passed = sum((file) => file.passed);
  const failed = sum((file) => file.failed.length) + unhandled;
  const silentFailure = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: silentFailure ? 1 : failed, skipped: sum((file) => file.skipped) };
}

/** @param {{ passed: number, failed: number, skipped: number }} counts */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
