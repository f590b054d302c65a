import { attemptsIn } from '../../model/attempts.js';
import type { Call } from '../../model/call.js';
import type { History, Operation } from '../../model/history.js';
import type { LogEntry } from '../../model/response.js';
import { isCancellation } from '../../model/writes.js';
import type { Findings } from '../findings.js';
import { mayHaveWritten } from './authors.js';
import type { RunLog } from './run-log.js';

/**
 * `crash.retry-converges`: what was repeated is in the log once. Handed on is
 * the log without what a repetition has added: it breaks nothing else.
 */
export function withoutRepeated(
  log: RunLog,
  { operations }: History,
  findings: Findings
): RunLog {
  const attempts = attemptsIn(operations);
  const repeated = new Set(
    log.operations.flatMap((index) => {
      const own = attempts.get(index) ?? [];
      return own.length > 1 && own[0] === index ? [own] : [];
    })
  );
  let entries = log.entries;
  for (const own of repeated) {
    const { call } = operations[own[0] ?? 0] as Operation;
    if (mayBeRepeated(call)) continue;
    const written = entries.filter((entry) =>
      isOnlyOf(own, entry, log, operations)
    );
    const more = written.filter(
      (entry, at) => at > 0 && !isMadeAnew(entry, written[at - 1], log)
    );
    const words = () => `${log.run}: ${call.kind} is in the log twice`;
    if (written.length > 0)
      findings.rule('crash.retry-converges', more.length === 0, words);
    entries = entries.filter((entry) => !more.includes(entry));
  }
  return entries === log.entries ? log : { ...log, entries };
}

/** A run may be started or cancelled again, and say so. */
function mayBeRepeated(call: Call): boolean {
  return call.kind === 'startRun' || isCancellation(call);
}

/** A disposal of what was claimed anew in between is another one. */
function isMadeAnew(
  entry: LogEntry,
  before: LogEntry | undefined,
  { entries }: RunLog
): boolean {
  if (entry.type !== 'hook_disposed' || !before) return false;
  return entries
    .slice(entries.indexOf(before), entries.indexOf(entry))
    .some(
      ({ type, subject }) =>
        type === 'hook_created' && subject === entry.subject
    );
}

function isOnlyOf(
  own: readonly number[],
  entry: LogEntry,
  log: RunLog,
  operations: readonly Operation[]
): boolean {
  return log.operations.every((index) => {
    const isWritten = mayHaveWritten(operations[index] as Operation, entry);
    return own.includes(index) ? isWritten : !isWritten;
  });
}
