/**
 * Waits for no longer than it is told, in real ms: a promise that an engine
 * never settles becomes an answer.
 */
export function within<T, L>(
  promise: Promise<T>,
  ms: number,
  late: () => L
): Promise<T | L> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(late()), ms);
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error) => {
        clearTimeout(timer);
        reject(error);
      }
    );
  });
}

/** Asks again until it is so or the time is up; tells which. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  ms: number,
  everyMs = 25
): Promise<boolean> {
  const end = Date.now() + ms;
  while (!(await isSo())) {
    if (Date.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  return true;
}
