import type { ReplayResult } from '../explore/engine-types.js';
import { InputError } from '../laboratory/errors.js';
import { differenceOf, divergedWords } from '../sim/trace.js';
import { replayRuntime } from './explore.js';
import { clauseOfPolicy } from './plan.js';
import { readRuntimeToken } from './token.js';

/**
 * Plays the schedule of a token under the version of the runtime that it was
 * written with, in a fresh process, and says whether the policy breaks again.
 *
 * @throws TokenError if it is none, SubjectError if the packages cannot be
 *   had, InputError if the schedule was not controlled
 */
export async function replayRuntimeToken(text: string): Promise<ReplayResult> {
  const { runtime, plan, trace } = readRuntimeToken(text);
  const subject = `${runtime.subject} under @workflow/core ${runtime.version}`;
  const replayed = await replayRuntime(runtime, plan);
  const { witness, failure } = replayed;
  if (failure !== undefined) {
    throw new InputError(`${subject} cannot be replayed: ${failure}`);
  }
  const different = differenceOf(trace, replayed.trace);
  return {
    diverges: witness !== undefined,
    clause: clauseOfPolicy(plan.policy),
    subject,
    story: replayed.story,
    trace: replayed.trace,
    message: different && divergedWords(different),
  };
}
