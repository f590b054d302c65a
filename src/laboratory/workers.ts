/**
 * Does the tasks with so many at once, in order of their start, and says what
 * each came to as it comes. Stops starting when `stop` says so; a rejection
 * ends it.
 */
export async function inParallel<T, R>(
  tasks: readonly T[],
  workers: number,
  work: (task: T, at: number) => Promise<R>,
  done: (result: R, at: number) => void,
  stop: () => boolean
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < tasks.length && !stop()) {
      const at = next++;
      done(await work(tasks[at] as T, at), at);
    }
  };
  const length = Math.max(1, Math.min(workers, tasks.length));
  await Promise.all(Array.from({ length }, worker));
}
