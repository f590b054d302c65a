import type { History, Operation } from '../model/history.js';
import type { Response } from '../model/response.js';
import { valuesIn } from '../model/rules/values.js';
import { type Changed, changedIn, unusualKind } from '../model/values.js';
import type { Findings } from './findings.js';

/**
 * `payload.faithful` and `text.faithful`: whether unusual values came back as
 * they were given. A value that did not is reported once, here: the history
 * that is returned has it as it was given, for all other rules.
 */
export function judgeValues(history: History, findings: Findings): History {
  const { operations } = history;
  const given = operations.flatMap(({ call }) => valuesIn(call));
  if (!given.some((label) => unusualKind(label))) return history;
  const judged = operations.map((operation) =>
    judgeAnswer(operation, findings)
  );
  return { ...history, operations: judged };
}

function judgeAnswer(operation: Operation, findings: Findings): Operation {
  const { actor, call, response } = operation;
  if (!response?.ok) return operation;
  const repaired = mapTexts(response, (label) => {
    const changed = changedIn(label);
    const isPayload = changed?.isPayload ?? unusualKind(label) === 'payload';
    if (!changed && !unusualKind(label)) return label;
    findings.rule(
      isPayload ? 'payload.faithful' : 'text.faithful',
      changed === undefined,
      () => `${actor}: ${call.kind}: ${(changed as Changed).words}`
    );
    return changed?.label ?? label;
  });
  return { ...operation, response: repaired as Response };
}

/** Every text of a value, keys of records too. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      change(key),
      mapTexts(each, change),
    ])
  );
}
