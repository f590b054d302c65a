import type { CreateBatch, EventItem, Name } from './call.js';
import { eventTypeOf } from './event-types.js';
import type { Operation } from './history.js';
import type { BatchOutcome, Refusal, Refused, Response } from './response.js';
import { isCancellation } from './writes.js';

/** Kinds that no batch may hold: interfaces.d.ts, `createBatch`. */
const FORBIDDEN: ReadonlySet<EventItem['kind']> = new Set([
  'createRun',
  'startRun',
  'createHook',
  'disposeHook',
  'setAttributes',
  // A step_started that carries a payload.
  'lazyStartStep',
]);

/**
 * Whether a World has to take a batch, or to refuse it as a whole. Of resumes
 * no sentence says so; some Worlds refuse a batch that has one.
 */
export function expressed({ events }: CreateBatch): 'yes' | 'no' | 'open' {
  if (events.some(isForbidden) || hasTwoOfOne(events)) return 'no';
  return events.some(({ kind }) => kind === 'resume') ? 'open' : 'yes';
}

function isForbidden(item: EventItem): boolean {
  return isCancellation(item) || FORBIDDEN.has(item.kind);
}

/** Two events of one entity, which are not a creation and then a start. */
function hasTwoOfOne(events: readonly EventItem[]): boolean {
  const known = new Map<string, EventItem[]>();
  for (const item of events) {
    // A resume adds to the log, and changes no entity.
    if (item.kind === 'resume') continue;
    const entity = entityOf(item);
    known.set(entity, [...(known.get(entity) ?? []), item]);
  }
  return [...known.values()].some(
    (items) => items.length > 1 && !isPair(items)
  );
}

function isPair([first, second, ...more]: readonly EventItem[]): boolean {
  return (
    first?.kind === 'createStep' &&
    second?.kind === 'startStep' &&
    more.length === 0
  );
}

function entityOf(item: EventItem): string {
  const name = subjectOf(item);
  if (name === undefined) return 'run';
  return `${item.kind.slice(-4)} ${name}`;
}

function subjectOf(item: EventItem): Name | undefined {
  if ('step' in item) return item.step;
  if ('wait' in item) return item.wait;
  return 'hook' in item ? item.hook : undefined;
}

/**
 * When an event of a batch occurred, in ms from the call; each at a time of its
 * own, so that the time of one is not taken for that of another.
 */
export function occurredMs({ agoMs = 0 }: CreateBatch, at: number): number {
  return at * APART_MS - agoMs;
}

const APART_MS = 7;

/** Whether there is one result for each event, and each is of its event. */
export function areInOrder(
  { events }: CreateBatch,
  outcomes: readonly BatchOutcome[]
): boolean {
  return (
    outcomes.length === events.length &&
    events.every((call, at) => {
      const answer = outcomes[at]?.answer;
      if (!answer?.ok || !answer.event) return true;
      const { type, subject } = answer.event;
      const isSame = type === eventTypeOf({ call, response: answer });
      return isSame && (subject ?? undefined) === subjectOf(call);
    })
  );
}

/** Nothing was said of this one: it may have been done, or not. */
export const UNTOLD: Refused = {
  ok: false,
  refusal: 'lost',
  message: 'untold',
};

/** What may be said of all events at once: they are all of one run. */
export const OF_RUN: readonly Refusal[] = [
  'run-not-found',
  'not-found',
  'expired',
];

/**
 * Each event of a batch is as if it had been asked for alone, at a moment of
 * its own within the call. That they are written together is judged apart.
 */
export function eventsOf(operation: Operation): readonly Operation[] {
  const { response } = operation;
  const call = operation.call as CreateBatch;
  const items = call.events.map(
    (item): EventItem => ({ ...item, run: call.run })
  );
  if (response && isNothing(call, response)) return [];
  return items.flatMap((item, at) => {
    const answer = response && answerOf(call, response, at);
    if (answer && isLeftOpen(call, response, at)) return [];
    const single = { ...operation, call: item, response: answer };
    if (call.agoMs === undefined) return [single];
    return [{ ...single, stampedFromMs: operation.invokedAtMs - call.agoMs }];
  });
}

/** A batch that is refused for what it is leaves nothing. */
function isNothing(call: CreateBatch, response: Response): boolean {
  const may = expressed(call);
  if (!response.ok) return may !== 'yes' && response.refusal !== 'lost';
  const isRefused = response.outcomes?.every(({ answer }) => !answer.ok);
  return may === 'no' && isRefused === true;
}

function answerOf(
  call: CreateBatch,
  response: Response,
  at: number
): Response | undefined {
  if (!response.ok)
    return OF_RUN.includes(response.refusal) ? response : UNTOLD;
  const { outcomes = [] } = response;
  return areInOrder(call, outcomes) ? outcomes[at]?.answer : UNTOLD;
}

/** The start of a pair whose creation was refused is refused with it. */
function isLeftOpen(
  { events }: CreateBatch,
  response: Response | undefined,
  at: number
): boolean {
  const start = events[at];
  if (!response?.ok || start?.kind !== 'startStep') return false;
  const creation = events
    .slice(0, at)
    .findIndex(
      (item) => item.kind === 'createStep' && item.step === start.step
    );
  const { outcomes = [] } = response;
  const isRefused = (index: number) => outcomes[index]?.answer.ok === false;
  return creation >= 0 && isRefused(creation) && isRefused(at);
}
