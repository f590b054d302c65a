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
import type { RunLog } from './run-log.js';
import { slotOf } from './shape.js';

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
  // Ids that the log itself has twice have a clause of their own.
  const final = new Set(log.entries.map(({ id }) => id));
  if (final.size < log.entries.length) return;
  const all = [...toldIn(log, history)];
  for (const told of all) {
    const { write, answer, holds } = told;
    const shown = answer.preload?.events ?? [];
    judgeForesight(write, shown, log, intervals, findings);
    if (holds.cursor !== undefined && answer.preload) {
      const own = authors.get(history.operations.indexOf(write));
      const known = knownBefore(write, authors, history);
      judgeDelta(
        log,
        told,
        own === undefined ? known : [...known, own],
        findings
      );
    } else if (holds.count !== undefined) {
      judgeReport(log, told, holds.count, contract, findings);
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
  { write, answer, before }: Told,
  due: readonly number[],
  findings: Findings
): void {
  const { preload } = answer;
  if (!preload) return;
  const old = new Set(before.events.map(({ id }) => id));
  const isEndless = preload.events.length > 0 && preload.cursor === null;
  const wrong =
    wrongWith(preload, due, write, log, old) ??
    (isEndless ? 'come without a cursor' : undefined);
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

function judgeReport(
  log: RunLog,
  { write, answer }: Told,
  count: number,
  contract: Contract,
  findings: Findings
): void {
  if (!contract.capabilities.has('slots')) return;
  if (WITHOUT_LOG.includes(write.call.kind)) return;
  const { event, preload = { events: [], hasMore: false } } = answer;
  const taken = slotOf(event?.id ?? '');
  const skipped = log.entries.flatMap(({ id }, at) =>
    slotOf(id) > count && slotOf(id) < taken ? [at] : []
  );
  if (skipped.length === 0) return;
  // Its own event is known to it, and comes in the answer beside these.
  const own = new Set(event ? [event.id] : []);
  const events = preload.events.filter(({ id }) => !own.has(id));
  const report = { ...preload, events };
  const wrong = wrongWith(report, skipped, write, log, own);
  findings.rule(
    'log.report',
    wrong === undefined,
    () =>
      `${write.actor}: ${event?.type} has taken position ${taken} of ${log.run} where it asked for ${count + 1}, and the events that came with it ${wrong}`
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
      write.call.kind === 'createHook' && holds.cursor !== undefined
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
