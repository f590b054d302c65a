import type { Contract } from '../model/contract.js';
import type { History, Operation } from '../model/history.js';
import { isUndecided } from '../model/refusals.js';
import type { Accepted, LogEntry } from '../model/response.js';
import type { Findings } from './findings.js';
import { type Asked, makersOf } from './stamped-by.js';

/** Something that was shown with a time, and what may have brought it about. */
interface Stamp {
  readonly clause: 'log.stamped' | 'entity.stamped';
  readonly words: string;
  readonly atMs: number | null | undefined;
  readonly asked: Asked;
}

const ENTITY_TIMES = ['createdAt', 'startedAt', 'completedAt'] as const;

/**
 * `log.stamped`, `entity.stamped`: a time that a World stamps by a clock that
 * the schedule moves lies between a call that may have brought it about and its
 * answer. Which of several such calls it was is not asked.
 */
export function judgeStamps(
  { operations, skewMs, isStampedHere }: History,
  { capabilities }: Contract,
  findings: Findings
): void {
  if (!isStampedHere || !capabilities.has('virtualTime')) return;
  const judged = new Set<string>();
  for (const { response } of operations) {
    if (!response?.ok) continue;
    for (const { clause, words, atMs, asked } of stampsIn(response)) {
      if (typeof atMs !== 'number' || judged.has(`${words} ${atMs}`)) continue;
      judged.add(`${words} ${atMs}`);
      const makers = makersOf(asked, { operations });
      if (makers.length === 0) continue;
      findings.rule(
        clause,
        makers.some((maker) => isWithin(atMs, maker, skewMs)),
        () => `${words} is of ${atMs} ms, when nobody asked for it`
      );
    }
  }
}

/** What nobody was told the end of may take effect later. */
function isWithin(
  atMs: number,
  { response, invokedAtMs, stampedFromMs, returnedAtMs }: Operation,
  skewMs: number
): boolean {
  const toMs = isUndecided(response) ? undefined : returnedAtMs;
  return (
    atMs >= (stampedFromMs ?? invokedAtMs) - skewMs &&
    atMs <= (toMs ?? Number.POSITIVE_INFINITY) + skewMs
  );
}

function* stampsIn(response: Accepted): Generator<Stamp> {
  const { run, hook, step, wait, snapshots = [] } = response;
  for (const view of [run, ...(response.runs ?? []), ...snapshots]) {
    if (view) yield* entity('run', view.run, view.run, view);
  }
  for (const view of [hook, ...(response.hooks ?? [])]) {
    if (view) yield* entity('hook', view.run, view.hook, view);
  }
  for (const view of [step, ...(response.steps ?? [])]) {
    if (view) yield* entity('step', view.run, view.step, view);
  }
  if (wait) yield* entity('wait', wait.run, wait.wait, wait);
  yield* entries(response);
}

type Times = Readonly<Partial<Record<(typeof ENTITY_TIMES)[number], unknown>>>;

function* entity(
  kind: Asked['kind'],
  run: string,
  name: string,
  view: object
): Generator<Stamp> {
  for (const field of ENTITY_TIMES) {
    const atMs = (view as Times)[field] as number | null | undefined;
    const words = `${field} of ${name === run ? run : `${name} of ${run}`}`;
    const asked = { kind, what: field, run, name };
    yield { clause: 'entity.stamped', words, atMs, asked };
  }
}

function* entries(response: Accepted): Generator<Stamp> {
  const { event, found, events = [], related = [], preload } = response;
  const single = [event, found].filter((each) => each !== undefined);
  const all = [...single, ...events, ...related, ...(preload?.events ?? [])];
  for (const { type, run, subject, createdAt } of all as LogEntry[]) {
    if (typeof run !== 'string') continue;
    const words = `createdAt of ${type}${subject ? ` ${subject}` : ''} of ${run}`;
    const asked = { kind: 'event', what: type, run, name: subject } as const;
    yield { clause: 'log.stamped', words, atMs: createdAt, asked };
  }
}
