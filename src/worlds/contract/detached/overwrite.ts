import type { OverwriteRun } from '../../../model/call.js';
import type { Accepted, Overwritten } from '../../../model/response.js';
import type { WorldApi } from '../api.js';
import type { RequestContext } from '../requests.js';
import { fieldsOf, isLeaf, leavesIn, objectsIn } from './fields.js';
import type { Kept } from './kept.js';
import { isMark, markFor, markInPlace } from './marks.js';

/** What a World finds its rows by: written over they would be lost, not shown. */
const STEERING = [
  'runId',
  'stepId',
  'hookId',
  'waitId',
  'eventId',
  'correlationId',
  'eventType',
  'token',
  'status',
];

type Undo = () => void;

/**
 * Writes over what callers were answered and what they gave, as callers may
 * with objects of their own, looks whether the store shows any of it, and puts
 * everything back. What is frozen stays as it is.
 */
export async function overwrite(
  world: WorldApi,
  { run }: OverwriteRun,
  context: RequestContext
): Promise<Accepted> {
  const kept = context.kept?.take();
  if (!kept || kept.entities.length === 0) return { ok: true };
  const runId = context.names.id('run', run, context.nowMs);
  const overwritten: Overwritten = {
    moved: kept.moved(),
    entities: await shownOf(() => overEntities(kept), world, runId, false),
    others: await shownOf(() => overEverything(kept), world, runId, true),
  };
  return { ok: true, overwritten };
}

async function shownOf(
  write: () => readonly Undo[],
  world: WorldApi,
  runId: string,
  withLog: boolean
): Promise<readonly string[]> {
  const undo = write();
  try {
    return await marksShown(world, runId, withLog);
  } finally {
    for (const each of undo.toReversed()) each();
  }
}

/** The fields of answered entities, and the attributes that runs were given. */
function overEntities({ entities, given }: Kept): readonly Undo[] {
  const fields = entities.flatMap(({ entity }) => overFields(entity));
  const records = given.flatMap(objectsOf).flatMap((each) => {
    const { attributes, changes } = each as Readonly<Record<string, unknown>>;
    return [...objectsIn(attributes), ...objectsIn(changes)];
  });
  return [...fields, ...records.flatMap(overFields)];
}

/** `objectsIn` of one value, whatever else `flatMap` hands over. */
function objectsOf(value: unknown): readonly object[] {
  return objectsIn(value);
}

/**
 * All that is within answers and requests. Bytes and dates cannot be frozen, so
 * those of answers, which a World may hand out again, are left as they are.
 */
function overEverything({ answers, given }: Kept): readonly Undo[] {
  const before = given.flatMap((each) =>
    leavesIn(each).flatMap(([, leaf]) => markInPlace(leaf) ?? [])
  );
  const objects = [...answers, ...given].flatMap(objectsOf);
  return [...before, ...[...new Set(objects)].flatMap(overFields)];
}

function overFields(target: object): readonly Undo[] {
  return fieldsOf(target).flatMap(([key, old]) => {
    if (STEERING.includes(key) || isMark(old)) return [];
    // What is within a list is written over where it is.
    if (Array.isArray(target) && !isLeaf(old)) return [];
    const mark = markFor(old);
    if (mark === undefined || !isSet(target, key, mark)) return [];
    return [() => void isSet(target, key, old)];
  });
}

/** Whether a field is another now. */
function isSet(target: object, key: string, value: unknown): boolean {
  try {
    return Reflect.set(target, key, value);
  } catch {
    return false;
  }
}

/** Where the store shows what was written over. */
async function marksShown(
  world: WorldApi,
  runId: string,
  withLog: boolean
): Promise<readonly string[]> {
  const { runs, steps, hooks, events } = world;
  const reads: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['runs.get', () => runs.get(runId)],
    ['runs.list', () => runs.list({})],
    ['steps.list', async () => steps?.list({ runId })],
    ['hooks.list', () => hooks.list({ runId })],
    ...(withLog
      ? [['events.list', () => events.list({ runId })] as const]
      : []),
  ];
  const shown: string[] = [];
  for (const [method, ask] of reads) {
    const answer = await ask().catch(() => undefined);
    const marked = leavesIn(answer).find(([, leaf]) => isMark(leaf));
    if (marked) shown.push(`${method} ${withoutIndex(marked[0])}`);
  }
  return shown;
}

function withoutIndex(path: string): string {
  return path.replace(/^data\.\d+\./, '');
}
