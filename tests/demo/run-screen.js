const marks = { RUNNING: '…', SUCCEEDED: '✓', WARNING: '!', FAILED: '✗', SKIPPED: '–' };

/**
 * Prints what is new in each snapshot of a run, as it arrives, and returns the last one.
 * @param {AsyncIterable<any>} snapshots
 */
export async function showRun(snapshots) {
  const shown = new Set();
  let last;
  for await (const run of snapshots) {
    last = run;
    for (const step of run.steps) {
      const line = `${step.name} ${step.status}`;
      if (step.status === 'PENDING' || shown.has(line)) continue;
      shown.add(line);
      console.log(stepLine(step));
    }
  }
  if (!last) throw new Error('the run was never sent');
  console.log(`    ${last.status}: ${last.message}`);
  const [likeliest, ...others] = last.diagnoses;
  if (likeliest) console.log(diagnosisLines(likeliest));
  for (const { title, code, certainty } of others) {
    console.log(`      Or: ${title} (${code}, ${certainty.toLowerCase()})`);
  }
  return last;
}

/** @param {any} step */
function stepLine({ name, title, status, durationMs, detail }) {
  const time = durationMs === null ? '' : `${durationMs} ms`;
  const mark = marks[/** @type {keyof typeof marks} */ (status)];
  const words = (detail ?? '').replace(/\s+/g, ' ');
  return `    ${mark} ${name.padEnd(20)} ${title.padEnd(35)} ${time.padStart(8)}  ${words}`.trimEnd();
}

/** @param {any} diagnosis */
function diagnosisLines({ code, certainty, title, cause, fix, commands, actor }) {
  const lines = [
    `      ${title} (${code}, ${certainty.toLowerCase()})`,
    `      Why: ${cause}`,
    ...fix.map(
      (/** @type {string} */ step, /** @type {number} */ index) => `      ${index + 1}. ${step}`,
    ),
    ...commands.map((/** @type {string} */ command) => `         > ${command}`),
    `      To act: ${actor}`,
  ];
  return lines.join('\n');
}
