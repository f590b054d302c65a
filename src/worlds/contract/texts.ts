import type { Attributes } from '../../model/call.js';
import { labelOfText, textOf } from '../../model/values.js';

/** Attributes as they are given to a World. */
export function textsOf(attributes: Attributes): Attributes {
  return mapped(attributes, textOf);
}

/** Attributes as a World shows them, by the labels of the plan. */
export function labelsOfTexts(attributes: Attributes): Attributes {
  return mapped(attributes, (text) => labelOfText(String(text)));
}

/** By definition, not by assignment: a key may be one that objects know. */
function mapped(
  attributes: Attributes,
  change: (text: string) => string
): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [
      change(key),
      change(value),
    ])
  );
}
