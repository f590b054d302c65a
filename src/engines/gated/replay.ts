import { TokenError } from '../../laboratory/errors.js';
import { readTokenLine } from '../../laboratory/token-line.js';
import { differenceOf, divergedWords } from '../../sim/trace.js';
import { EngineError } from '../errors.js';
import type { ReplayedAnswer } from './host/protocol.js';
import { type GatedDefinition, onGrounds } from './observe.js';
import { GATED_TOKEN } from './token.js';

export interface GatedReplay {
  /** It comes to the word that the token was written for. */
  readonly repeats: boolean;
  readonly word: string;
  readonly story: readonly string[];
  /** Where the schedule no longer fits what the engine does, in a line. */
  readonly message: string | undefined;
}

/**
 * Plays the schedule of a token in a fresh process.
 *
 * @throws TokenError if that is none of this engine
 * @throws NotRunHereError if its server or SDK cannot be had
 * @throws EngineError if the schedule was not controlled
 */
export async function replayOn<E>(
  definition: GatedDefinition<E>,
  text: string,
  env: NodeJS.ProcessEnv = process.env
): Promise<GatedReplay> {
  const { plan, word, trace, sdk } = readTokenLine(GATED_TOKEN, text);
  const { engine } = definition.profile;
  if (plan.engine !== engine) {
    throw new TokenError('plan', `is of ${plan.engine}, expected ${engine}`);
  }
  return onGrounds(definition, env, async (host, version) => {
    const request = { kind: 'replay', plan } as const;
    const { evidence, failure } = await host.ask<ReplayedAnswer>(request);
    if (failure !== undefined) throw new EngineError(engine, failure);
    const different = differenceOf(trace, evidence.trace);
    const isOther =
      version === sdk ? '' : ` (written with ${sdk}, this is ${version})`;
    return {
      repeats: !different && evidence.word === word,
      word: evidence.word,
      story: evidence.story,
      message: different && divergedWords(different) + isOther,
    };
  });
}
