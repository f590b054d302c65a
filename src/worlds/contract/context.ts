/**
 * The `executionContext` of a run. What it tells stands in it twice: as it is,
 * and further in, beside values that a careless copy loses.
 */
export function contextGiven(origin: string): Record<string, unknown> {
  return { origin, features: { origin, list: [origin, null, 0, false, ''] } };
}
