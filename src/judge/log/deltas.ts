import type { Contract } from '../../model/contract.js';
import { isHeldTo } from '../../model/contract-features.js';
import { type Held, heldAfter, NOTHING_HELD } from '../../model/held.js';
import type { History, Operation } from '../../model/history.js';
import type { Holds } from '../../model/log-calls.js';
import type { Accepted } from '../../model/response.js';
import { isObserver } from '../../model/role.js';
import type { Findings } from '../findings.js';
import type { Written } from './intervals.js';
import { judgeForesight, knownBefore } from './log-reads.js';
import { wrongWith } from './preloads.js';
import { hasIdTwice, type RunLog } from './run-log.js';
import { slotOf } from './shape.js';
import { isAsLogged } from './single-reads.js';

/** A write that said what its writer had seen of the log, and was taken. */
interface Told {
  readonly write: Operation;
  readonly answer: Accepted;
  readonly holds: Holds;
  readonly before: Held;
}

/**
 * `log.delta` and `log.report`: what comes with the answer to a write, so that
 * its writer need not read the log, is what it had not seen of it.
 */
export function judgeDeltas(
  log: RunLog,
  { authors, intervals }: Written,
  history: History,
  contract: Contract,
  findings: Findings
): void {
  if (hasIdTwice(log)) return;
  const all = [...toldIn(log, history)];
  for (const told of all) {
    const { write, answer, holds } = told;
    const shown = answer.preload?.events ?? [];
    judgeForesight(write, shown, log, intervals, findings);
    const own = authors.get(history.operations.indexOf(write));
    const known = knownBefore(write, authors, history);
    const due = own === undefined ? known : [...known, own];
    if (holds.cursor !== undefined && answer.preload) {
      judgeDelta(log, told, due, findings);
    } else if (holds.count !== undefined && isReporting(write, contract)) {
      judgeReport(log, told, holds.count, findings);
    }
  }
  judgeConflicts(log, all, contract, findings);
}

function* toldIn({ run }: RunLog, { operations }: History): Iterable<Told> {
  const held = new Map<string, Held>();
  for (const write of operations) {
    const { actor, call, response } = write;
    if (isObserver(write) || !('run' in call) || call.run !== run) continue;
    const before = held.get(actor) ?? NOTHING_HELD;
    held.set(actor, heldAfter(before, write));
    const holds = 'holds' in call ? call.holds : undefined;
    if (holds && response?.ok) yield { write, answer: response, holds, before };
  }
}

function judgeDelta(
  log: RunLog,
  told: Told,
  due: readonly number[],
  findings: Findings
): void {
  const { write, answer, before, holds } = told;
  const { preload } = answer;
  if (!preload) return;
  const old = new Set(before.events.map(({ id }) => id));
  const isEndless = preload.events.length > 0 && preload.cursor === null;
  const wrong =
    wrongWith(preload, due, write, log, old) ??
    (isEndless ? 'come without a cursor' : undefined);
  // Asked for both, a World may know of one of them alone.
  const { count } = holds;
  const isWhole = preload.events.some(({ id }) => id === answer.event?.id);
  if (wrong !== undefined && count !== undefined && !isWhole) {
    if (wrongReport(log, told, count) === undefined) return;
  }
  findings.rule(
    'log.delta',
    wrong === undefined,
    () =>
      `${write.actor}: the events of ${log.run} since its cursor, which came with ${answer.event?.type ?? 'a write'}, ${wrong}`
  );
}

/** What is written by a runtime that has no log is answered with none. */
const WITHOUT_LOG: readonly string[] = [
  'startStep',
  'lazyStartStep',
  'retryStep',
  'completeStep',
  'failStep',
];

function isReporting({ call }: Operation, contract: Contract): boolean {
  return contract.capabilities.has('slots') && !WITHOUT_LOG.includes(call.kind);
}

function judgeReport(
  log: RunLog,
  told: Told,
  count: number,
  findings: Findings
): void {
  const { write, answer } = told;
  if (skippedBy(log, answer, count).length === 0) return;
  const wrong = wrongReport(log, told, count);
  findings.rule(
    'log.report',
    wrong === undefined,
    () =>
      `${write.actor}: ${answer.event?.type} has passed over ${skippedBy(log, answer, count).length} events of ${log.run}, and those that came with it ${wrong}`
  );
}

/** In words; undefined: nothing. Its own event comes beside the others. */
function wrongReport(
  log: RunLog,
  { write, answer }: Told,
  count: number
): string | undefined {
  const { event, preload = { events: [], hasMore: false } } = answer;
  const own = new Set(event ? [event.id] : []);
  const other = preload.events.find((each) => !isAsLogged(each, log));
  if (other) return `have ${other.type} as the log does not have it`;
  const events = preload.events.filter(({ id }) => !own.has(id));
  const skipped = skippedBy(log, answer, count);
  return wrongWith({ ...preload, events }, skipped, write, log, own);
}

/** What is between the last event that was seen and the one that was written. */
function skippedBy(
  { entries }: RunLog,
  { event }: Accepted,
  count: number
): readonly number[] {
  const taken = slotOf(event?.id ?? '');
  return entries.flatMap(({ id }, at) =>
    slotOf(id) > count && slotOf(id) < taken ? [at] : []
  );
}

/** Whoever answers a claim so must not leave one out whose token is taken. */
function judgeConflicts(
  log: RunLog,
  all: readonly Told[],
  contract: Contract,
  findings: Findings
): void {
  if (!isHeldTo(contract, 'conflictDelta')) return;
  const claims = all.filter(
    ({ write, holds }) =>
      write.call.kind === 'createHook' &&
      holds.cursor !== undefined &&
      // What comes with a count may be what was passed over.
      holds.count === undefined
  );
  const isConflict = ({ answer }: Told) => answer.conflict !== undefined;
  const isAnswered = ({ answer }: Told) => answer.preload !== undefined;
  if (!claims.some((each) => !isConflict(each) && isAnswered(each))) return;
  const left = claims.find((each) => isConflict(each) && !isAnswered(each));
  if (!claims.some(isConflict)) return;
  findings.rule(
    'log.delta',
    left === undefined,
    () =>
      `${log.run}: a hook_conflict comes without the events since the cursor, which come with hook_created`
  );
}
