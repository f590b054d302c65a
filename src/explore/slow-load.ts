/** Most Worlds are there within a second. */
const SLOW_MS = 2000;

/** What is told meanwhile of a World that is not loaded by then. */
export function stillLoading(loadMs: number): string {
  return `still loading: its module is being imported, or its createWorld() has not resolved; without an answer it is given up after ${loadMs / 1000} s, or after a longer --budget`;
}

/** Waits for a World that is being loaded, and tells where that takes long. */
export async function loadedSoon<Loaded>(
  loading: Promise<Loaded>,
  loadMs: number,
  tell: (message: string) => void
): Promise<Loaded> {
  const timer = setTimeout(() => tell(stillLoading(loadMs)), SLOW_MS);
  try {
    return await loading;
  } finally {
    clearTimeout(timer);
  }
}
