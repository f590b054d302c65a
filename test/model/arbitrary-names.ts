import fc from 'fast-check';
import type { Attributes, Name } from '../../src/model/call.js';
import type { Span } from '../../src/model/state.js';

/** Small worlds: few names, so that everything meets everything. */
export const oneOf = <const T>(...values: readonly T[]): fc.Arbitrary<T> =>
  fc.constantFrom(...values);
export const run = oneOf<Name>('r1', 'r2', 'r3');
export const hook = oneOf<Name>('h1', 'h2');
export const token = oneOf<Name>('t1', 't2');
export const step = oneOf<Name>('s1', 's2');
export const wait = oneOf('w1', 'w2');
export const value = oneOf('A1', 'B1');
export const resumeId = oneOf<Name | undefined>(undefined, 'x1');
export const attribute = oneOf('a', 'b', '$c');
export const attributes: fc.Arbitrary<Attributes> = fc.dictionary(
  oneOf('a', 'b'),
  value,
  { maxKeys: 2 }
);
export const status = oneOf(
  'pending',
  'running',
  'completed',
  'failed',
  'cancelled'
);
export const timeMs = fc.integer({ min: 0, max: 20 });

export const optional = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });

export const span: fc.Arbitrary<Span> = fc
  .tuple(timeMs, timeMs)
  .map(([a, b]) => ({ fromMs: Math.min(a, b), toMs: Math.max(a, b) }));
