export interface Source<Task> {
  /** Undefined where nothing can be begun before something else is done. */
  take(): Task | undefined;
}

/**
 * Does tasks with so many at once until none is left, also of those that come
 * up on the way. Stops beginning when `stop` says so; a rejection ends it.
 */
export async function drain<Task>(
  source: Source<Task>,
  workers: number,
  work: (task: Task) => Promise<void>,
  stop: () => boolean
): Promise<void> {
  let under = 0;
  let changed: () => void = () => undefined;
  let change = new Promise<void>((resolve) => {
    changed = resolve;
  });
  const tell = () => {
    changed();
    change = new Promise((resolve) => {
      changed = resolve;
    });
  };
  const worker = async (): Promise<void> => {
    while (!stop()) {
      const task = source.take();
      if (task === undefined) {
        if (under === 0) return;
        await change;
        continue;
      }
      under++;
      try {
        await work(task);
      } finally {
        under--;
        tell();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, workers) }, worker));
}
