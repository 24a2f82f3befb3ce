import { readFileSync } from 'node:fs';
import { commitProblems } from './steps/commit-rules.js';

// git calls this with the file that holds the message.
const problems = commitProblems(readFileSync(process.argv[2] ?? '', 'utf8'));
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
