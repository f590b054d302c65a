import type { Operation } from '../../model/history.js';
import { isObserver } from '../../model/role.js';
import { responseWords } from './answer-words.js';
import { callWords } from './call-words.js';

/** Lines that say it; more would be another way to say the same. */
const LINES_MAX = 2;

/**
 * What a witness like `A: endRun` or `observer: getStep` was answered, where
 * the lines of the race do not tell: refused reads of the observer, and the
 * fields in which an entity was shown otherwise than elsewhere.
 */
export function shownLines(
  witness: string,
  operations: readonly Operation[]
): string[] {
  const [, actor, kind] = /^(\w+): (\w+)$/.exec(witness) ?? [];
  const seen = operations.filter(
    (each) => each.actor === actor && each.call.kind === kind && each.response
  );
  const lines = seen.flatMap((operation) =>
    operation.response?.ok
      ? differing(operation, operations)
      : refusedRead(operation)
  );
  return [...new Set(lines)].slice(0, LINES_MAX);
}

function refusedRead(operation: Operation): string[] {
  if (!isObserver(operation)) return [];
  const { call, response } = operation;
  return [`${callWords(call)} → ${responseWords(response)}`];
}

function nearest(
  operation: Operation,
  operations: readonly Operation[]
): Operation[] {
  const { invoked } = operation;
  const later = operations.filter((each) => each.invoked > invoked);
  const earlier = operations.filter((each) => each.invoked < invoked);
  return [...later, ...earlier.reverse()];
}

type View = Readonly<Record<string, unknown>>;

/**
 * The nearest other place that shows an entity of this answer otherwise: what
 * came after it first, since an entity may well have been another before.
 */
function differing(
  operation: Operation,
  operations: readonly Operation[]
): string[] {
  for (const [name, view] of viewsIn(operation)) {
    for (const other of nearest(operation, operations)) {
      const found = viewsIn(other).find(([entity]) => entity === name);
      const fields = found ? fieldsApart(view, found[1]) : [];
      if (!found || fields.length === 0) continue;
      const here = fieldWords(view, fields);
      const there = fieldWords(found[1], fields);
      const where = `${other.actor}: ${other.call.kind}`;
      return [`${name} is shown with ${here}, and with ${there} at ${where}`];
    }
  }
  return [];
}

function viewsIn({ response }: Operation): (readonly [string, View])[] {
  if (!response?.ok) return [];
  const { run, hook, step, wait } = response;
  return [
    ...(run ? [[run.run, { ...run }] as const] : []),
    ...(hook ? [[hook.hook, { ...hook }] as const] : []),
    ...(step ? [[step.step, { ...step }] as const] : []),
    ...(wait ? [[wait.wait, { ...wait }] as const] : []),
  ];
}

/** A field that one of them does not tell says nothing. */
function fieldsApart(one: View, other: View): string[] {
  return Object.keys(one).filter(
    (field) =>
      one[field] !== undefined &&
      other[field] !== undefined &&
      JSON.stringify(one[field]) !== JSON.stringify(other[field])
  );
}

function fieldWords(view: View, fields: readonly string[]): string {
  return fields
    .map((field) => `${field} ${JSON.stringify(view[field])}`)
    .join(', ');
}
