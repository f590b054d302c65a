import type { ReplayedAnswer, ReplayRequest } from './host/protocol.js';
import type { Kind, Words } from './kind.js';
import { Pool } from './pool.js';

/** How one plan is played again. */
interface Replaying {
  /** Real time that it may take, in ms; absent: the kind's. */
  readonly budgetMs?: number | undefined;
  /** Waits until the subject is loaded, and may tell of it. */
  readonly loaded?:
    | ((loading: Promise<unknown>) => Promise<unknown>)
    | undefined;
}

/**
 * Plays one plan in a fresh process.
 *
 * @throws HostLostError, HostFailedError, InputError
 */
export async function replayIn<Plan, W extends Words<Plan>>(
  kind: Kind<Plan, W>,
  load: W['load'],
  request: ReplayRequest<Plan, W>,
  { budgetMs, loaded = (loading) => loading }: Replaying = {}
): Promise<ReplayedAnswer> {
  const pool = new Pool(kind, load, budgetMs);
  try {
    await loaded(pool.start());
    return await pool.replay(request);
  } finally {
    await pool.close();
  }
}
