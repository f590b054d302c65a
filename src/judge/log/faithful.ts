import {
  type Birth,
  type CallKind,
  contextOf,
  deploymentOf,
  type EndRun,
  errorCodeOf,
  type Name,
  publicKeyOf,
  type StepEvent,
  stepNameOf,
  stepValueOf,
  writeNameOf,
  writerOf,
} from '../../model/call.js';
import { eventTypeOf } from '../../model/event-types.js';
import type { History, Operation } from '../../model/history.js';
import { isUndecided } from '../../model/refusals.js';
import type { LogEntry, Response } from '../../model/response.js';
import { isCancellation } from '../../model/writes.js';
import type { Findings } from '../findings.js';
import { mayHaveBorn } from './authors.js';
import { isEndOfRun } from './entry-types.js';
import { mayHaveCreated } from './lazy-starts.js';
import type { RunLog } from './run-log.js';

const CONFLICT = 'hook_conflict';

/**
 * The parts of an event that tell which call it comes from: everything but what
 * the World makes up.
 */
type Data = Readonly<Partial<Omit<LogEntry, 'id' | 'type' | 'createdAt'>>>;

function birthOf(birth: Birth): Data {
  const { workflow, input, attributes } = birth;
  const deployment = deploymentOf(birth);
  const context = contextOf(birth);
  const publicKey = publicKeyOf(birth);
  const named = { name: workflow, deployment, context, publicKey };
  return { ...named, value: input, attributes };
}

function endOf({ status, reason, value }: EndRun): Data {
  if (status === 'cancelled') return { reason };
  if (status === 'completed') return { value };
  return { value, errorCode: errorCodeOf(value) };
}

function stepOf({ run, step }: StepEvent): Data {
  return { subject: step, name: stepNameOf(run, step) };
}

/** What the event of a call holds, and nothing else. */
function dataOf(
  { call, response }: Operation,
  { type, owner, value: shown }: LogEntry,
  isOfBirth: boolean
): Data {
  switch (call.kind) {
    case 'createRun':
      return birthOf(call);
    case 'startRun':
      return call.data && isOfBirth ? birthOf(call.data) : {};
    case 'keyedStart':
      return {
        name: call.workflow,
        deployment: deploymentOf(call),
        value: call.input,
      };
    case 'endRun':
      return endOf(call);
    case 'createHook': {
      const { hook, token, metadata, isWebhook, isSystem } = call;
      return type === CONFLICT
        ? { subject: hook, token, owner: ownerIn(response) ?? owner }
        : { subject: hook, token, metadata, isWebhook, isSystem };
    }
    case 'resume':
      return {
        subject: call.hook,
        value: call.payload,
        resumeId: call.resumeId,
        token: call.foundBy,
      };
    case 'disposeHook':
      return { subject: call.hook };
    case 'setAttributes':
      return {
        subject: writeNameOf(call),
        changes: call.changes,
        writer: writerOf(call),
      };
    case 'createWait':
    case 'completeWait':
      return { subject: call.wait };
    case 'createStep':
    case 'startStep':
    case 'completeStep':
    case 'failStep':
    case 'retryStep':
      return { ...stepOf(call), value: stepValueOf(call) };
    case 'lazyStartStep': {
      // Whether the input stands with the start too is for the World to say.
      const isCreation = type === 'step_created';
      const value = isCreation || shown ? stepValueOf(call) : undefined;
      return { ...stepOf(call), value };
    }
    default:
      return {};
  }
}

/** The log may name an owner where the answer named none. */
function ownerIn(response: Response | undefined): Name | undefined {
  return response?.ok ? response.conflict?.owner : undefined;
}

const FIELDS = [
  'run',
  'subject',
  'value',
  'token',
  'resumeId',
  'changes',
  'reason',
  'writer',
  'deployment',
  'context',
  'publicKey',
  'errorCode',
  'name',
  'attributes',
  'metadata',
  'isWebhook',
  'isSystem',
  'owner',
] as const satisfies readonly (keyof Data)[];

function holds(
  entry: LogEntry,
  run: Name,
  operation: Operation,
  skewMs: number,
  isOfBirth = false
): boolean {
  const data = { run, ...dataOf(operation, entry, isOfBirth) };
  if (!holdsDeadline(entry, operation, skewMs)) return false;
  return FIELDS.every((field) => same(entry[field], data[field]));
}

/** When a step is to be tried again, by the clock of the caller. */
function holdsDeadline(
  { type, retryAfter }: LogEntry,
  { call, invokedAtMs }: Operation,
  skewMs: number
): boolean {
  if (type !== 'step_retrying' || call.kind !== 'retryStep') return true;
  if (retryAfter === undefined || retryAfter === 'text') return true;
  const { afterMs } = call;
  if (retryAfter === null || afterMs === undefined) {
    return retryAfter === null && afterMs === undefined;
  }
  return Math.abs(retryAfter - invokedAtMs - afterMs) <= skewMs;
}

/** What was not shown says nothing; what is shown not to be there is `null`. */
function same(shown: unknown, given: unknown): boolean {
  if (shown === undefined || shown === (given ?? null)) return true;
  // Texts are most of what is told, and they are not the same text here.
  if (typeof shown === 'string' && typeof given === 'string') return false;
  return JSON.stringify(shown) === JSON.stringify(given ?? null);
}

/**
 * The log may hold more, which a World writes by itself: a start by key may
 * come with a hook of its own, and cancel the run of a loser.
 */
function isOwn(
  { type, subject }: LogEntry,
  isOver: boolean,
  isKeyed: boolean
): boolean {
  if (type === 'noop') return true;
  const isClaim = type === 'hook_created' || type === CONFLICT;
  if (isKeyed && isClaim && subject?.startsWith('?')) return true;
  if (isKeyed && type === 'run_cancelled') return true;
  // The hooks of an ended run are let go of, and a log may say so.
  return type === 'hook_disposed' && isOver;
}

/**
 * `log.faithful`: an event of a log is of a call that was made, and holds what
 * the call gave. Whether a refused creation, claim or resume may leave an event
 * has clauses of its own, and so has the log that a resume of another run's hook
 * goes to.
 */
export function judgeFaithful(
  { run, entries }: RunLog,
  history: History,
  isElsewhere: (operation: Operation) => boolean,
  findings: Findings
): void {
  const made = history.operations.filter(
    ({ call }) => call.kind === 'resume' || ('run' in call && call.run === run)
  );
  judgeAnsweredEvents(run, history, isElsewhere, findings);
  const isKeyed = made.some(({ call }) => call.kind === 'keyedStart');
  const end = entries.findIndex(isEndOfRun);
  for (const [at, entry] of entries.entries()) {
    const isOver = end >= 0 && end < at;
    const known = made.some(
      (operation) =>
        mayBeOf(entry, run, operation, history) &&
        // A caller whose start is refused may have created the run before.
        (mayHaveBorn(operation, entry) || !isRefused(operation, isOver))
    );
    if (!known && isOwn(entry, isOver, isKeyed)) continue;
    findings.rule(
      'log.faithful',
      known,
      () => `${run}: #${at + 1} ${entry.type} is of no call that was made`
    );
  }
}

/**
 * Whoever made an accepted call is given the event of that call: where it
 * leaves another before, a creation say, that is not the one.
 */
export function judgeAnsweredEvents(
  run: Name,
  history: History,
  isElsewhere: (operation: Operation) => boolean,
  findings: Findings
): void {
  for (const operation of history.operations) {
    const { actor, call, response } = operation;
    if (!response?.ok || !response.event) continue;
    if (!('run' in call) || call.run !== run) continue;
    if (isElsewhere(operation)) continue;
    const { event } = response;
    findings.rule(
      'log.faithful',
      eventTypeOf(operation) === event.type &&
        authorsOf(operation, history).some((author) =>
          mayBeOf(event, run, author, history)
        ),
      () => `${actor}: ${call.kind} was answered with another ${event.type}`
    );
  }
}

/** A second cancellation changes nothing: its event may be the first one's. */
function authorsOf(
  operation: Operation,
  { operations }: History
): readonly Operation[] {
  return isCancellation(operation.call)
    ? operations.filter(({ call }) => isCancellation(call))
    : [operation];
}

/** Calls whose refusal may leave an event: other clauses say when. */
const ELSEWHERE: readonly CallKind[] = ['createRun', 'createHook', 'resume'];

/**
 * Refused so that no caller would think that it took effect. Another clause is
 * about a running run that is said not to be there; of a run that is over that
 * may be true, and leaves no event.
 */
function isRefused({ call, response }: Operation, isOver: boolean): boolean {
  if (response?.ok !== false || isUndecided(response)) return false;
  if (response.refusal === 'run-not-found' && !isOver) return false;
  return !ELSEWHERE.includes(call.kind);
}

function mayBeOf(
  entry: LogEntry,
  run: Name,
  operation: Operation,
  { skewMs }: History
): boolean {
  const { call, response } = operation;
  const isType =
    eventTypeOf(operation) === entry.type ||
    mayHaveCreated(operation, entry) ||
    // Nobody was told what became of the claim.
    (call.kind === 'createHook' && !response?.ok && entry.type === CONFLICT);
  if (isType && holds(entry, run, operation, skewMs)) return true;
  // Whether the start keeps what it brought, beside the creation, is not said.
  const isBirth = mayHaveBorn(operation, entry);
  return (isType || isBirth) && holds(entry, run, operation, skewMs, true);
}
