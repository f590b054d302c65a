import type { AttributeChange, Attributes } from '../../model/call.js';
import { appendCall, runOf } from './append.js';
import type { Check } from './check.js';
import { toRun } from './entities.js';
import { AttributeValidationError, EntityConflictError } from './errors.js';
import type { Write } from './rules.js';
import { hasEnded } from './runs.js';

/** `attributes.merge`: keys with a leading $ belong to the system. */
export const ATTRIBUTES_RESERVED: Check = {
  name: 'attributes.reserved',
  look({ call }) {
    if (call.data.allowReservedAttributes === true) return undefined;
    const given = Object.keys(call.data.attributes ?? {});
    for (const key of [...given, ...call.changes.map(([each]) => each)]) {
      if (key.startsWith('$')) throw new AttributeValidationError(key);
    }
    return undefined;
  },
};

/** `attributes.after-terminal` */
export const ATTRIBUTES_ACTIVE: Check = {
  name: 'attributes.active',
  look({ run }) {
    if (!hasEnded(run)) return undefined;
    throw new EntityConflictError(
      `attr_set came for run ${run.runId}, which is ${run.status}: set ` +
        'attributes before the run ends.'
    );
  },
};

/** A text upserts, null removes, other keys stay. */
export function mergeAttributes(
  attributes: Attributes,
  changes: readonly AttributeChange[]
): Attributes {
  // No assignment to an object: __proto__ is a key like any other.
  const merged = new Map(Object.entries(attributes));
  for (const [key, value] of changes) {
    if (value === null) merged.delete(key);
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}

export const setAttributes: Write = (tx, situation) => {
  const before = runOf(situation);
  const { event, run } = appendCall(tx, situation, {
    ...before,
    attributes: situation.scope.rules.mergeAttributes(
      before.attributes,
      situation.call.changes
    ),
  });
  return { event, run: toRun(run) };
};
