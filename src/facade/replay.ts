import { isGatedToken } from '../engines/gated/token.js';
import type { ReplayOptions, ReplayResult } from '../explore/engine-types.js';
import { replayWorld } from '../explore/replay-world.js';
import { replayRuntimeToken } from '../runtime/replay.js';
import { isRuntimeToken } from '../runtime/token.js';
import { replayEngine } from './replay-engine.js';

/**
 * Plays what a token holds in a fresh process: the plan of a World or of a
 * policy under the runtime, and says whether its clause still breaks; of a
 * workflow engine, whether it ends as it did.
 *
 * @throws TokenError, GatedTokenError, EngineError, SubjectError, InputError:
 *   exit code 2
 */
export function replay(
  text: string,
  options: Partial<ReplayOptions> = {}
): Promise<ReplayResult> {
  if (isGatedToken(text)) return replayEngine(text, options.env);
  if (isRuntimeToken(text)) return replayRuntimeToken(text);
  return replayWorld(text, options);
}
