export interface Snapshots {
  /** There is something newer to store. */
  changed(): void;
  /** Nothing further is stored; resolves when what is on its way is. For an end, which carries everything. */
  settle(): Promise<void>;
  /** Stores what is not yet stored. */
  flush(): Promise<void>;
}

/**
 * Stores the snapshots of one run behind it, one after the other and only the latest, with so many
 * milliseconds between them; `save` never rejects.
 */
export function createSnapshots(save: () => Promise<void>, everyMs: number): Snapshots {
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;
  let dirty = false;

  function arm(): void {
    if (!dirty || timer || writing) return;
    timer = setTimeout(() => void write(), everyMs);
    timer.unref();
  }

  function write(): Promise<void> {
    timer = undefined;
    dirty = false;
    writing = save().finally(() => {
      writing = undefined;
      arm();
    });
    return writing;
  }

  function disarm(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  return {
    changed(): void {
      dirty = true;
      arm();
    },
    async settle(): Promise<void> {
      disarm();
      dirty = false;
      await writing;
    },
    async flush(): Promise<void> {
      disarm();
      await writing;
      disarm();
      if (dirty) await write();
    },
  };
}
