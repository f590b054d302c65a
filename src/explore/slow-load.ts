import { WORLDS } from './kind.js';

/** Most Worlds are there within a second. */
const SLOW_MS = 2000;

/** What is told meanwhile of a World that is not loaded by then. */
export const STILL_LOADING = `still loading: its module is being imported, or its createWorld() has not resolved; without an answer it is given up after ${WORLDS.patience.loadMs / 1000} s`;

/** Waits for a World that is being loaded, and tells where that takes long. */
export async function loadedSoon<Loaded>(
  loading: Promise<Loaded>,
  tell: (message: string) => void
): Promise<Loaded> {
  const timer = setTimeout(() => tell(STILL_LOADING), SLOW_MS);
  try {
    return await loading;
  } finally {
    clearTimeout(timer);
  }
}
