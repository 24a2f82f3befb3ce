import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';

/** Files of half a minute and more: begun last, one of them would be left alone at the end. */
const LONG = [
  'faults/random-kills',
  'programs/many-messages',
  'e2e/accessibility',
  'rehearsal/scenarios',
  'faults/refresh-kills',
  'faults/journey-kills',
  'faults/storage-faults',
  'e2e/people',
  'faults/pauses',
  'e2e/journeys',
  'faults/strangers',
  'e2e/hostile-text',
  'integration/sockets-slow',
  'integration/sockets.test',
  'integration/incidents.test',
  'servers/unpacked.test',
  'faults/provider-faults',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = LONG.findIndex((name) => moduleId.includes(`/tests/${name}`));
      return found === -1 ? LONG.length : found;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    projects: [
      'apps/*',
      'packages/sandbox',
      'packages/secret-shapes',
      'packages/token-helper',
      'tests',
    ],
    // Most suites wait for sockets and deadlines, not for the processor: two workers for each core of CI.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
  },
});
