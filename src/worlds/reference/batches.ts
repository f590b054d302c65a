import type {
  BatchEventRequest,
  EventBatchResult,
  EventResult,
} from '../contract/api.js';
import { decide } from './check.js';
import { isRefusal, WorkflowWorldError } from './errors.js';
import { type EventCall, parseEvent } from './event-call.js';
import { EVENT_KINDS } from './event-kinds.js';
import type { Scope } from './rules.js';
import { situationIn } from './situation.js';
import type { Transaction } from './transaction.js';
import type { View } from './view.js';

type Result = EventBatchResult['results'][number];

/**
 * Events of one run in one transaction, each checked as if it came alone and
 * behind those before it: what is refused is left out, the rest is written.
 */
export async function createBatch(
  scope: Scope,
  runId: string,
  events: readonly BatchEventRequest[]
): Promise<EventBatchResult> {
  const calls = events.map((each) =>
    scope.rules.batched(runId, { ...each, event: scope.rules.own(each.event) })
  );
  scope.rules.refuseBatch(calls);
  return { results: await writeAll(scope, runId, calls) };
}

/** An event of a batch occurred when its caller says. */
export function batched(
  runId: string,
  { event, occurredAt }: BatchEventRequest
): EventCall {
  const call = parseEvent(runId, event, undefined);
  return { ...call, occurredAtMs: occurredAt?.getTime() };
}

/** Commits some events together: look and write, two steps. */
export function writeAll(
  scope: Scope,
  runId: string,
  calls: readonly EventCall[]
): Promise<Result[]> {
  return scope.store.transact(scope.now, (tx) =>
    tx.look(`runs/${runId}`, (view) => {
      const results: Result[] = [];
      for (const call of calls) {
        const creation = calls.findIndex((each) => isPair(each, call));
        const refused = results[creation]?.error && results[creation];
        results.push(refused || writeOne(tx, view, scope, call));
      }
      return results;
    })
  );
}

function writeOne(
  tx: Transaction,
  view: View,
  scope: Scope,
  call: EventCall
): Result {
  const { checks, write } = EVENT_KINDS[call.type];
  const within = checks.filter(({ name }) => scope.rules.isAsked(name));
  try {
    const situation = situationIn(view, scope, call, tx);
    const written: EventResult = (decide(within, situation) ?? write)(
      tx,
      situation
    );
    return { status: 200, ...written };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { name, status, message } = error;
    return { status, error: name, message };
  }
}

/** A step that is created and started at once is born running. */
function isPair(creation: EventCall, start: EventCall): boolean {
  return (
    creation.type === 'step_created' &&
    start.type === 'step_started' &&
    creation.subject === start.subject
  );
}

const FORBIDDEN: ReadonlySet<string> = new Set([
  'run_created',
  'run_started',
  'run_cancelled',
  'hook_created',
  'hook_disposed',
  'attr_set',
]);

/** @throws WorkflowWorldError where no single write can express the events */
export function refuseBatch(calls: readonly EventCall[]): void {
  for (const [at, call] of calls.entries()) {
    const before = calls.slice(0, at).filter((each) => isOfOne(each, call));
    const isTwice =
      before.length > 1 || before.some((each) => !isPair(each, call));
    if (!FORBIDDEN.has(call.type) && !call.isLazy && !isTwice) continue;
    throw new WorkflowWorldError(
      `A batch cannot have ${call.type} as event ${at + 1}: send it alone.`
    );
  }
}

/** Both change one entity; what a hook receives changes none. */
function isOfOne(first: EventCall, second: EventCall): boolean {
  const kindOf = ({ type }: EventCall) => type.split('_')[0];
  return (
    kindOf(first) === kindOf(second) &&
    first.subject === second.subject &&
    kindOf(first) !== 'hook'
  );
}
