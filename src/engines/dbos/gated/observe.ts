import { type GatedOptions, observeGated } from '../../gated/observe.js';
import { type GatedReplay, replayOn } from '../../gated/replay.js';
import type { EngineCell } from '../../record.js';
import { ADDRESS } from '../address.js';
import { PROFILE } from '../profile.js';
import { GATED_ROWS } from './rows/registry.js';

const GATED_DBOS = { profile: PROFILE, address: ADDRESS, rows: GATED_ROWS };

/** Plays every row of DBOS under wire gates; schedules are the tries. */
export function observeDbosGated(
  options: GatedOptions = {}
): Promise<EngineCell[]> {
  return observeGated(GATED_DBOS, options);
}

/** Plays the schedule of a `wpe1:` token in a fresh process; see `replayOn`. */
export function replayGated(
  text: string,
  env: NodeJS.ProcessEnv = process.env
): Promise<GatedReplay> {
  return replayOn(GATED_DBOS, text, env);
}
