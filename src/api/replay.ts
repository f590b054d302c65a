import { replayEngine } from '../engines/gated/replay.js';
import { GATED_TOKEN } from '../engines/gated/token.js';
import { replayWorld } from '../explore/replay-world.js';
import { WORLD_TOKEN } from '../explore/token.js';
import type { ReplayOptions, ReplayResult } from '../laboratory/replayed.js';
import { isTokenLine, toldKind } from '../laboratory/token-line.js';
import { replayRuntimeToken } from '../runtime/replay.js';
import { RUNTIME_TOKEN } from '../runtime/token.js';

/**
 * Plays what a token holds in a fresh process: the plan of a World or of a
 * policy under the runtime, and says whether its clause still breaks; of a
 * workflow engine, whether it ends as it did.
 *
 * @throws TokenError, EngineError, SubjectError, InputError:
 *   exit code 2
 */
export async function replay(
  text: string,
  options: Partial<ReplayOptions> = {}
): Promise<ReplayResult> {
  try {
    return await played(text, options);
  } catch (error) {
    throw toldKind([WORLD_TOKEN, RUNTIME_TOKEN, GATED_TOKEN], text, error);
  }
}

function played(
  text: string,
  options: Partial<ReplayOptions>
): Promise<ReplayResult> {
  if (isTokenLine(GATED_TOKEN, text)) return replayEngine(text, options.env);
  if (isTokenLine(RUNTIME_TOKEN, text)) return replayRuntimeToken(text);
  return replayWorld(text, options);
}
