import { ENGINES } from '../engines/engines.js';
import { NotRunHereError } from '../engines/errors.js';
import { GATED_TOKEN } from '../engines/gated/token.js';
import { InputError, TokenError } from '../laboratory/errors.js';
import type { ReplayResult } from '../laboratory/replay.js';
import { readTokenLine } from '../laboratory/token-line.js';

/**
 * Plays the schedule of a workflow engine in a fresh process and says whether
 * it ends as it did when its token was written.
 *
 * @throws TokenError, EngineError, and InputError where the engine or
 *   its server cannot be had: exit code 2
 */
export async function replayEngine(
  text: string,
  env: NodeJS.ProcessEnv = process.env
): Promise<ReplayResult> {
  const { plan, word } = readTokenLine(GATED_TOKEN, text);
  const able = ENGINES.filter((each) => each.replayGated);
  const found = able.find(({ profile }) => profile.engine === plan.engine);
  if (!found?.replayGated) {
    const known = able.map(({ profile }) => profile.engine).join(', ');
    throw new TokenError(
      'plan',
      `is of ${plan.engine}, expected one of: ${known}`
    );
  }
  try {
    const replayed = await found.replayGated(text, env);
    const { repeats, story, message = endingWords(replayed.word) } = replayed;
    return {
      diverges: repeats,
      ending: word,
      subject: plan.engine,
      story,
      trace: [],
      message: repeats ? undefined : message,
    };
  } catch (error) {
    // Of a table this is a cell; whoever names one token asked for it alone.
    if (NotRunHereError.is(error)) throw new InputError(error.message);
    throw error;
  }
}

function endingWords(word: string): string {
  return `ended in: ${word}`;
}
