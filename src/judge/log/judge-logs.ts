import type { Call, Name } from '../../model/call.js';
import type { ClauseId } from '../../model/clauses/registry.js';
import type { Contract } from '../../model/contract.js';
import type { History, Operation } from '../../model/history.js';
import { Findings } from '../findings.js';
import { judgeAccounts } from './accounts.js';
import { tellsAppendOrder } from './append-order.js';
import { authorsOf } from './authors.js';
import { judgeBirth } from './birth.js';
import { cutIn, isCreationCut, judgeConverging } from './converges.js';
import { judgeDeltas } from './deltas.js';
import { judgeDurable } from './durable.js';
import { judgeEntity } from './entity.js';
import { judgeAnsweredEvents, judgeFaithful } from './faithful.js';
import { judgeFollowers } from './followers.js';
import { intervalsOf } from './intervals.js';
import { judgeLazyStarts } from './lazy-starts.js';
import { judgeLogReads } from './log-reads.js';
import { judgePreloads } from './preloads.js';
import { judgeReasons } from './reasons.js';
import { withoutRepeated } from './repeated.js';
import { replayLog } from './replay.js';
import { isToldCreated, type RunLog, runLogsOf } from './run-log.js';
import { judgeShape } from './shape.js';
import { judgeSingleReads } from './single-reads.js';
import { leftOpenBy, needsOrder } from './undecided.js';
import { judgeVersions } from './versions.js';
import { judgeWaitTimes } from './wait-times.js';
import { judgeBareReads } from './without-data.js';

export interface JudgedLogs {
  /**
   * Where in its run's log each operation's event stands, counted from the
   * creation of the run, for logs that nothing contradicts.
   */
  readonly positions: ReadonlyMap<number, number>;
  /** What the log of each run proves to be broken. */
  readonly proven: ReadonlyMap<Name, ReadonlySet<ClauseId>>;
}

/** Judges every final log. */
export function judgeLogs(
  history: History,
  contract: Contract,
  all: Findings
): JudgedLogs {
  const positions = new Map<number, number>();
  const proven = new Map<Name, ReadonlySet<ClauseId>>();
  const logs = runLogsOf(history);
  const creators = creatorsOf(logs);
  for (const log of logs) {
    const findings = new Findings();
    const own = judgeLog(log, history, contract, creators, findings);
    for (const [index, at] of own) positions.set(index, at);
    const found = findings.found();
    proven.set(log.run, found.broken);
    all.take(found);
  }
  judgeWithoutLog(history, new Set(logs.map(({ run }) => run)), all);
  return { positions, proven };
}

/** An answer is held to what its call asked for, whoever has read the log. */
function judgeWithoutLog(
  history: History,
  read: ReadonlySet<Name>,
  all: Findings
): void {
  const named = history.operations.flatMap(({ call, response }) =>
    'run' in call && response?.ok && response.event ? [call.run] : []
  );
  const claims = history.operations.flatMap(({ call }) =>
    call.kind === 'createHook' ? [call] : []
  );
  // Which run's log has the resume of another's hook, only a log would tell.
  const isElsewhere = ({ call }: Operation) =>
    call.kind === 'resume' &&
    !claims.some(({ hook, run }) => hook === call.hook && run === call.run);
  for (const run of new Set(named)) {
    if (read.has(run)) continue;
    judgeAnsweredEvents(run, history, isElsewhere, all);
  }
}

/** Judges one log, and returns the positions of its events that can be told. */
function judgeLog(
  log: RunLog,
  history: History,
  contract: Contract,
  creators: ReadonlyMap<Name, Name>,
  findings: Findings
): ReadonlyMap<number, number> {
  const positions = new Map<number, number>();
  const isForeign = (hook: Name) => (creators.get(hook) ?? log.run) !== log.run;
  const authors = authorsOf(log, history);
  const intervals = intervalsOf(authors, history);
  const isOrdered = judgeShape(log, intervals, history, contract, findings);
  judgeAccounts(log, authors, history, isForeign, findings);
  const isElsewhere = ({ call }: Operation) =>
    call.kind === 'resume' && isForeign(call.hook);
  judgeDurable(log, history, isElsewhere, findings);
  judgeFaithful(log, history, isElsewhere, findings);
  judgeVersions(log, authors, contract, findings);
  judgeBirth(log, history, findings);
  judgeReasons(log, history, findings);
  judgeWaitTimes(log, authors, history, findings);
  judgeLazyStarts(log, authors, history, findings);
  const written = { authors, intervals };
  judgeLogReads(log, written, history, contract, findings);
  judgeFollowers(log, authors, history, findings);
  judgeSingleReads(log, authors, history, findings);
  judgePreloads(log, written, history, findings);
  judgeDeltas(log, written, history, contract, findings);
  judgeBareReads(log, history, findings);
  const isCreated = isToldCreated(log, history) || isCreationCut(log, history);
  const replayed = new Findings();
  const once = withoutRepeated(log, history, findings);
  const folded = replayLog(once, isCreated, isForeign, contract, replayed);
  judgeConverging(log, history, isForeign, findings);
  // A log that contradicts real time tells nothing by its order, only by
  // what is in it.
  const isTelling = isOrdered && tellsAppendOrder(log, authors, history);
  findings.take(replayed.found(), (clause) => isTelling || !needsOrder(clause));
  if (!isTelling) {
    const open = leftOpenBy(log, intervals);
    for (const clause of open) findings.leaveOpen(clause);
    return positions;
  }
  // One that contradicts the entity does not order the effects.
  const isOfRun = (call: Call) => !('step' in call || 'hook' in call);
  const cut = cutIn(log, history).filter(isOfRun);
  if (!judgeEntity(log, folded, cut, findings)) return positions;
  const creation = log.entries.findIndex(({ type }) => type === 'run_created');
  for (const [index, at] of ownEvents(authors)) {
    if (isRepeatedCancel(log, at) || creation < 0) continue;
    // What follows a creation that comes late is in no credible order.
    if (creation === 0 || at < creation) positions.set(index, at - creation);
  }
  return positions;
}

/** The run whose log creates each hook. */
function creatorsOf(logs: readonly RunLog[]): ReadonlyMap<Name, Name> {
  return new Map(
    logs.flatMap(({ run, entries }) =>
      entries.flatMap(({ type, subject }) =>
        type === 'hook_created' && typeof subject === 'string'
          ? [[subject, run] as const]
          : []
      )
    )
  );
}

/** Of several cancellations of a run, all of them one end, none was first. */
function isRepeatedCancel({ entries }: RunLog, at: number): boolean {
  const isCancel = ({ type }: { readonly type: string }) =>
    type === 'run_cancelled';
  const entry = entries[at];
  return (
    entry !== undefined &&
    isCancel(entry) &&
    entries.filter(isCancel).length > 1
  );
}

/** Of operations that converged on one event, nobody knows who appended it. */
function ownEvents(
  authors: ReadonlyMap<number, number>
): readonly (readonly [number, number])[] {
  const all = [...authors];
  return all.filter(
    ([index, at]) =>
      !all.some(([other, where]) => other !== index && where === at)
  );
}
