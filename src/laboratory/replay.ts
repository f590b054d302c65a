import type { ReplayedAnswer, ReplayRequest } from './host/protocol.js';
import type { Kind, Words } from './kind.js';
import { Pool } from './pool.js';

/**
 * Plays one plan in a fresh process.
 *
 * @throws HostLostError, HostFailedError, InputError
 */
export async function replayIn<Plan, W extends Words<Plan>>(
  kind: Kind<Plan, W>,
  load: W['load'],
  request: ReplayRequest<Plan, W>,
  budgetMs?: number
): Promise<ReplayedAnswer> {
  const pool = new Pool(kind, load, budgetMs);
  try {
    await pool.start();
    return await pool.replay(request);
  } finally {
    await pool.close();
  }
}
