import type { CallKind } from '../model/call.js';
import type { History, Operation } from '../model/history.js';
import type {
  OutcomeKind,
  PolicyRequest,
  Reason,
  RequestRecord,
} from '../model/policy.js';
import { isWrite } from '../model/writes.js';

/** What a request came to cost, from its first call to its last. */
interface Cost {
  /** Runs that it created, whether they worked or not. */
  readonly runs: number;
  /** Events that it appended, to whichever log: every write that was accepted. */
  readonly events: number;
  /**
   * Deliveries that the runtime queues for it: one for each run created, each
   * step, and each accepted resume.
   */
  readonly messages: number;
  /** Round trips to the World: every call, reads and refused ones too. */
  readonly calls: number;
}

export interface CostRow extends Cost {
  readonly policy: PolicyRequest['policy'];
  readonly over: PolicyRequest['over'];
  /** `work`: its own run worked. `duplicate`: another run, or none. */
  readonly role: 'work' | 'duplicate';
  readonly outcome: OutcomeKind;
  readonly why?: Reason | undefined;
  /** How many requests the other columns are of: one, until rows are added. */
  readonly requests: number;
}

/**
 * What each request cost that came to an answer: rows of one history, to be
 * added up by kind and divided by whoever shows them. Gap 1 of issue #2376 is
 * the difference between the duplicates of the two ways.
 */
export function costOf(history: History): CostRow[] {
  return (history.requests ?? [])
    .filter(({ outcome }) => outcome !== undefined)
    .map((record) => rowOf(record, history));
}

function rowOf(record: RequestRecord, history: History): CostRow {
  const { policy, over } = record.request;
  const calls = callsOf(record, history);
  const accepted = calls.filter(isAccepted);
  return {
    policy,
    over,
    role: record.works.length > 0 ? 'work' : 'duplicate',
    outcome: record.outcome?.kind ?? 'opaque',
    why: record.outcome?.why,
    requests: 1,
    runs: accepted.filter(isCreation).length,
    events: accepted.filter(appends).length,
    messages: accepted.filter(isQueued).length,
    calls: calls.length,
  };
}

/** An actor plays one request at a time, with whatever that left running. */
function callsOf(
  { actor, invoked }: RequestRecord,
  { operations, requests = [] }: History
): readonly Operation[] {
  const next = requests
    .filter((other) => other.actor === actor && other.invoked > invoked)
    .map((other) => other.invoked);
  const until = Math.min(...next, Number.POSITIVE_INFINITY);
  return operations.filter(
    (each) =>
      each.actor === actor && each.invoked > invoked && each.invoked < until
  );
}

function isAccepted({ response }: Operation): boolean {
  return response?.ok === true;
}

function isCreation({ call, response }: Operation): boolean {
  if (call.kind === 'createRun') return true;
  return response?.ok === true && response.created === true;
}

/** A conflict is an event as well; a keyed start that lost is none. */
function appends({ call, response }: Operation): boolean {
  if (!isWrite(call)) return false;
  return response?.ok === true && response.created !== false;
}

const QUEUED: readonly CallKind[] = ['createStep', 'resume'];

function isQueued(operation: Operation): boolean {
  return isCreation(operation) || QUEUED.includes(operation.call.kind);
}
