import type { ClauseId } from '../../model/clauses/registry.js';
import type { LogEntry } from '../../model/response.js';
import type { Interval } from './intervals.js';
import type { RunLog } from './run-log.js';

type Is = (entry: LogEntry) => boolean;

const ENDS = ['run_completed', 'run_failed', 'run_cancelled'];

const is =
  (...types: readonly string[]): Is =>
  ({ type }) =>
    types.includes(type);

const any: Is = () => true;

/** The entries of one log that a rule asks about: did they come in turn? */
const ASKED: Partial<Record<ClauseId, readonly [later: Is, earlier: Is]>> = {
  'run.terminal-is-last': [any, is(...ENDS)],
  'run.start-after-terminal': [is('run_started'), is(...ENDS)],
  'hook.create-after-terminal': [is('hook_created'), is(...ENDS)],
  'step.start-after-terminal': [is('step_started'), is(...ENDS)],
  'wait.after-terminal': [is('wait_created', 'wait_completed'), is(...ENDS)],
  'wait.exists': [is('wait_completed'), is('wait_created')],
  'attributes.after-terminal': [is('attr_set'), is(...ENDS)],
  'resume.live-only': [is('hook_received'), is('hook_disposed', ...ENDS)],
  'token.retained-not-resumable': [is('hook_received'), is(...ENDS)],
  'attributes.merge': [is('attr_set'), is('attr_set')],
};

/** It folds the whole log, so any two entries matter to it. */
const FOLD = 'run.entity-matches-log';

/** Whether the rule needs to know in which order a log was appended. */
export function needsOrder(clause: ClauseId): boolean {
  return clause === FOLD || ASKED[clause] !== undefined;
}

/**
 * The clauses that are left open by a log that does not tell the order of its
 * entries: two entries that a rule asks about were appended by calls that
 * overlapped, so real time does not tell their order either. Such a log is not
 * folded at all.
 */
export function leftOpenBy(
  { entries }: RunLog,
  intervals: ReadonlyMap<number, Interval>
): ClauseId[] {
  const at = (entry: LogEntry) => intervals.get(entries.indexOf(entry));
  const isOpen = ([later, earlier]: readonly [Is, Is]) =>
    entries.some(
      (one) =>
        later(one) &&
        entries.some(
          (other) =>
            other !== one && earlier(other) && overlap(at(one), at(other))
        )
    );
  const asked = Object.keys(ASKED) as ClauseId[];
  const open = asked.filter((clause) =>
    isOpen(ASKED[clause] as readonly [Is, Is])
  );
  return [FOLD, ...open];
}

/** If no answer tells of an entry, nobody knows when it was appended. */
function overlap(one: Interval | undefined, other: Interval | undefined) {
  if (!one || !other) return true;
  return one.invoked < other.returned && other.invoked < one.returned;
}
