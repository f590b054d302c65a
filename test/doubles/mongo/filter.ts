import type { Document } from 'bson';
import { compare, isEqual } from './compare.js';

type Test = (value: unknown, operand: unknown) => boolean;

const isComparable = (value: unknown, operand: unknown): boolean =>
  value !== undefined && value !== null && operand !== null;

const OPERATORS: Readonly<Record<string, Test>> = {
  $eq: isEqual,
  $ne: (value, operand) => !isEqual(value, operand),
  $in: (value, operand) =>
    (operand as unknown[]).some((each) => isEqual(value, each)),
  $exists: (value, operand) => (value !== undefined) === Boolean(operand),
  $type: (value, operand) => typeof value === operand,
  $gt: (value, operand) =>
    isComparable(value, operand) && compare(value, operand) > 0,
  $gte: (value, operand) =>
    isComparable(value, operand) && compare(value, operand) >= 0,
  $lt: (value, operand) =>
    isComparable(value, operand) && compare(value, operand) < 0,
  $lte: (value, operand) =>
    isComparable(value, operand) && compare(value, operand) <= 0,
};

export const isOperators = (condition: unknown): boolean =>
  typeof condition === 'object' &&
  condition !== null &&
  Object.keys(condition)[0]?.startsWith('$') === true;

function holds(value: unknown, condition: unknown): boolean {
  if (!isOperators(condition)) return isEqual(value, condition);
  return Object.entries(condition as Document).every(([name, operand]) => {
    const test = OPERATORS[name];
    if (!test) throw new Error(`The model knows no operator ${name}.`);
    return test(value, operand);
  });
}

/** Whether a document is one of those that a filter asks for. */
export function matches(document: Document, filter: Document): boolean {
  return Object.entries(filter).every(([name, condition]) => {
    if (name === '$or' || name === '$and') {
      const parts = condition as Document[];
      return name === '$or'
        ? parts.some((part) => matches(document, part))
        : parts.every((part) => matches(document, part));
    }
    return holds(document[name], condition);
  });
}
