import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lastLine, readCounts } from '../../scripts/steps/test-report.js';

const folder = mkdtempSync(join(tmpdir(), 'mailkey-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

function counted(report: object | string, exitCode: number) {
  const path = join(folder, 'report.json');
  writeFileSync(path, typeof report === 'string' ? report : JSON.stringify(report));
  return readCounts(path, exitCode);
}

const passedFile = { status: 'passed', assertionResults: [{ status: 'passed' }] };

describe('the closing line of npm test', () => {
  it('counts what passed, failed and was skipped', () => {
    const report = {
      success: true,
      numPassedTests: 7,
      numFailedTests: 0,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [passedFile],
    };
    expect(lastLine(counted(report, 0))).toBe('7 passed, 0 failed, 3 skipped');
  });

  it('counts a file that did not load', () => {
    const broken = { status: 'failed', assertionResults: [] };
    const report = {
      success: false,
      numPassedTests: 7,
      numFailedTests: 1,
      testResults: [passedFile, broken],
    };
    expect(counted(report, 1).failed).toBe(2);
  });

  it('counts an error that no test caught', () => {
    const report = {
      success: true,
      numPassedTests: 7,
      numFailedTests: 0,
      testResults: [passedFile],
    };
    expect(counted(report, 1).failed).toBe(1);
  });

  it.each([
    ['nothing ran', { success: true, numPassedTests: 0, numFailedTests: 0, testResults: [] }],
    ['the runner crashed', 'half a rep'],
  ])('is a failure when %s', (_, report) => {
    expect(counted(report, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
