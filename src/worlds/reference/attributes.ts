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
    for (const [key] of call.changes) {
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
  const merged: Record<string, string> = { ...attributes };
  for (const [key, value] of changes) {
    if (value === null) delete merged[key];
    else merged[key] = value;
  }
  return merged;
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
