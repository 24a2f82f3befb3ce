import { startSubject, type Subject } from './subject.js';

/** One process under test after another. */
export interface Processes {
  /** Loaded already, while its predecessor still worked. */
  next(): Subject;
  close(): Promise<void>;
}

export function createProcesses(args: readonly string[]): Processes {
  let spare = startSubject(args);
  return {
    next() {
      const subject = spare;
      spare = startSubject(args);
      return subject;
    },
    close: () => spare.kill(),
  };
}

/** For several installations that live and die together: the nth process of each is the same one. */
export function sharedProcesses(args: readonly string[], installations: number): Processes[] {
  const { next, close } = createProcesses(args);
  const begun: Subject[] = [];
  return Array.from({ length: installations }, (_, installation) => {
    let count = 0;
    return {
      next() {
        const subject = (begun[count] ??= next());
        count += 1;
        return subject.beside(installation);
      },
      close,
    };
  });
}
