import { InputError } from '../laboratory/errors.js';
import { replayIn } from '../laboratory/replay.js';
import type { ReplayResult } from '../laboratory/replayed.js';
import { readTokenLine } from '../laboratory/token-line.js';
import { divergedWords } from '../sim/trace.js';
import { asSubjectError } from './explore.js';
import { RUNTIME } from './kind.js';
import { installRuntime } from './package.js';
import { clauseOfPolicy } from './plan.js';
import { RUNTIME_TOKEN } from './token.js';

/**
 * Plays the schedule of a token under the version of the runtime that it was
 * written with, in a fresh process, and says whether the policy breaks again.
 *
 * @throws TokenError if it is none, SubjectError if the packages cannot be
 *   had, InputError if the schedule was not controlled
 */
export async function replayRuntimeToken(text: string): Promise<ReplayResult> {
  const { runtime, plan, trace } = readTokenLine(RUNTIME_TOKEN, text);
  const subject = `${runtime.subject} under @workflow/core ${runtime.version}`;
  const load = { files: await installRuntime(runtime), seed: '' };
  const request = { plan, sought: {}, trace };
  const replayed = await replayIn(RUNTIME, load, request).catch((error) => {
    throw asSubjectError(runtime.subject, error);
  });
  const { failure, mismatch } = replayed;
  if (failure !== undefined) {
    throw new InputError(`${subject} cannot be replayed: ${failure}`);
  }
  return {
    diverges: replayed.shows,
    clause: clauseOfPolicy(plan.policy),
    subject,
    story: replayed.story,
    trace: replayed.trace,
    message: mismatch && divergedWords(mismatch),
  };
}
