import type { CheckOptions as AllOptions } from '../explore/check-options.js';
import type { ReplayOptions, ReplayResult } from '../laboratory/replayed.js';
import type { Report } from '../report/record.js';
import { type Optional, withDefaults } from './defaults.js';
import { assertGiven } from './given.js';

/** What `check` takes: everything may be left out. */
export type CheckOptions = Optional<AllOptions>;

/**
 * Explores the schedules of Worlds, as the command `check` does, and resolves
 * with the report. A subject that cannot be loaded does not reject: its entry
 * of the report has `errors`. When aborted it resolves with what there is.
 *
 * @throws InputError, UnknownNameError, TokenError for what it cannot ask
 */
export async function check(options: CheckOptions = {}): Promise<Report> {
  assertGiven(options);
  // Whoever only wants the types or the checker does not load what explores.
  const { check: explore } = await import('../explore/check.js');
  return explore(withDefaults(options));
}

/**
 * Plays a token in a fresh process, and says whether its clause still breaks.
 *
 * @throws TokenError, SubjectError, InputError
 */
export async function replay(
  token: string,
  options: Optional<ReplayOptions> = {}
): Promise<ReplayResult> {
  const { replay: play } = await import('./replay.js');
  const { verbose = false, env = process.env } = options;
  return play(token, { ...options, verbose, env });
}
