import { readFileSync } from 'node:fs';

/**
 * Counts of a vitest JSON report. A file that failed without a failing test (it did not load) counts as
 * one failure, and so does a runner that crashed, left an error unhandled or ran nothing.
 * @param {string} path
 * @param {number} exitCode of vitest
 */
export function readCounts(path, exitCode) {
  const report = readReport(path);
  const passed = report?.numPassedTests ?? 0;
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  const failed = (report?.numFailedTests ?? 0) + filesThatDidNotLoad(report);
  const silentFailure = failed === 0 && (exitCode !== 0 || passed === 0 || !report?.success);
  return { passed, failed: silentFailure ? 1 : failed, skipped };
}

/** @param {{ passed: number, failed: number, skipped: number }} counts */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {any} report */
function filesThatDidNotLoad(report) {
  const failedTest = (/** @type {any} */ test) => test.status === 'failed';
  const files = /** @type {any[]} */ (report?.testResults ?? []);
  return files.filter((file) => file.status === 'failed' && !file.assertionResults.some(failedTest))
    .length;
}
