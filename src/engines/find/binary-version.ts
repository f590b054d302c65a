import type { EngineId } from '../engine.js';
import { run } from '../install/run.js';

/** Until a binary has told its version, in real ms. */
const TELL_MS = 15_000;

/** What a binary prints when it is asked for its version. */
export async function binaryVersion(
  engine: EngineId,
  [path = '', ...args]: readonly string[],
  cwd: string
): Promise<string> {
  const options = { engine, cwd, timeoutMs: TELL_MS };
  return (await run(path, args, options)).trim();
}
