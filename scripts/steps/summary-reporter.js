import { writeFileSync } from 'node:fs';

/** Where the summary goes: a reporter that is named on the command line takes no options. */
export const SUMMARY_FILE = 'MAILKEY_TEST_SUMMARY';

/** Writes what the closing line of `npm test` is made of: see test-report.js. */
export default class SummaryReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors that no test caught
   */
  onTestRunEnd(modules, unhandledErrors) {
    const summary = { files: modules.map(fileSummary), unhandled: unhandledErrors.length };
    writeFileSync(process.env[SUMMARY_FILE] ?? '', JSON.stringify(summary));
  }
}

/** @param {import('vitest/node').TestModule} module */
function fileSummary(module) {
  const tests = [...module.children.allTests()];
  const inState = (/** @type {string} */ state) =>
    tests.filter((test) => test.result().state === state);
  const failed = inState('failed').map(({ fullName }) => fullName);
  return {
    path: module.moduleId,
    passed: inState('passed').length,
    // A file that failed without a failing test did not load, or did not get through its set-up.
    failed: module.ok() || failed.length > 0 ? failed : ['(the file as a whole)'],
    skipped: inState('skipped').length,
  };
}
