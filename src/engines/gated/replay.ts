import { InputError, TokenError } from '../../laboratory/errors.js';
import { replayIn } from '../../laboratory/replay.js';
import type { ReplayResult } from '../../laboratory/replayed.js';
import { readTokenLine } from '../../laboratory/token-line.js';
import { divergedWords } from '../../sim/trace.js';
import { ENGINES } from '../engines.js';
import { EngineError, NotRunHereError } from '../errors.js';
import { onGrounds, whyNotRun } from './ask-gated.js';
import { GATED_ENGINES } from './kind.js';
import { GATED_TOKEN } from './token.js';

/**
 * Plays the schedule of a workflow engine in a fresh process and says whether
 * it ends as it did when its token was written.
 *
 * @throws TokenError if it is of no engine that has gates
 * @throws InputError if its server or SDK cannot be had
 * @throws EngineError if it does not come up, or was not controlled
 */
export async function replayEngine(
  text: string,
  env?: Readonly<Record<string, string | undefined>>
): Promise<ReplayResult> {
  const token = readTokenLine(GATED_TOKEN, text);
  const { plan, word, trace } = token;
  const { engine: name } = plan;
  const able = ENGINES.filter(({ gated }) => gated);
  const { profile, gated } =
    able.find((each) => each.profile.engine === name) ?? {};
  if (!profile || !gated) {
    const known = able.map((each) => each.profile.engine).join(', ');
    throw new TokenError('plan', `is of ${name}, expected one of: ${known}`);
  }
  const { engine } = profile;
  try {
    return await onGrounds(profile, gated, env, async (grounds, version) => {
      const load = { ...grounds, seed: '' };
      const sought = { word, isHit: false };
      const request = { plan, sought, trace };
      const answer = await replayIn(GATED_ENGINES, load, request);
      const { mismatch, failure, ending, story } = answer;
      if (failure !== undefined) throw new EngineError(engine, failure);
      const isRepeated = !mismatch && ending === word;
      const told = { ending: word, subject: engine, story, trace: [] };
      if (isRepeated) return { ...told, diverges: true };
      const { sdk } = token;
      const isOther = version !== sdk;
      const written = isOther
        ? ` (written with ${sdk}, this is ${version})`
        : '';
      const message = mismatch
        ? divergedWords(mismatch) + written
        : `ended in: ${ending}`;
      return { ...told, diverges: false, message };
    });
  } catch (error) {
    // Of a table this is a cell; whoever names one token asked for it alone.
    if (NotRunHereError.is(error)) throw new InputError(error.message);
    if (TokenError.is(error)) throw error;
    throw new EngineError(engine, whyNotRun(engine, error));
  }
}
