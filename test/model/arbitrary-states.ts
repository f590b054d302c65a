import fc from 'fast-check';
import type { State } from '../../src/model/state.js';
import {
  attributes,
  hook,
  oneOf,
  optional,
  run,
  span,
  status,
  step,
  timeMs,
  token,
  value,
  wait,
} from './arbitrary-names.js';

const stepState = fc.record({
  status: oneOf('pending', 'running', 'completed', 'failed'),
  input: optional(value),
  value: optional(value),
  created: fc.boolean(),
  started: fc.boolean(),
  starts: fc.nat({ max: 3 }),
  error: optional(value),
  retryAt: optional(span),
  retriedMs: optional(timeMs),
  vague: optional(fc.boolean()),
  waits: optional(fc.constantFrom('yes', 'maybe')),
});

const waitState = fc.record({
  status: oneOf('waiting', 'completed'),
  inMs: oneOf(undefined, 0, 5),
  dueMs: optional(timeMs),
  created: fc.boolean(),
});

const runState = fc.record({
  status,
  value: optional(value),
  input: optional(value),
  workflow: optional(oneOf('order', 'refund')),
  deployment: optional(fc.constant('worldproof')),
  started: fc.boolean(),
  attributes,
  steps: fc.dictionary(step, stepState, { maxKeys: 2 }),
  waits: fc.dictionary(wait, waitState, { maxKeys: 2 }),
  resumes: fc.dictionary(
    oneOf('x1', 'x2'),
    fc.record({ hook, payload: value }),
    { maxKeys: 2 }
  ),
  endedAt: optional(span),
  seenEnded: fc.boolean(),
  appended: fc.integer({ min: -1, max: 4 }),
});

const hookState = fc.record({
  run,
  token,
  metadata: optional(value),
  isWebhook: optional(fc.boolean()),
  isSystem: optional(fc.boolean()),
  held: fc.boolean(),
  live: fc.boolean(),
  disposed: fc.boolean(),
  ghost: fc.boolean(),
  ended: fc.boolean(),
  untilMs: optional(timeMs),
});

const keyState = fc.record({
  run,
  key: oneOf('k1', 'k2'),
  workflow: oneOf('order', 'refund'),
  input: value,
  windowMs: oneOf(0, 5),
});

/** Any state at all, those included that no history leads to. */
export const states: fc.Arbitrary<State> = fc.record({
  runs: fc.dictionary(run, runState, { maxKeys: 3 }),
  hooks: fc.dictionary(hook, hookState, { maxKeys: 2 }),
  keys: fc.dictionary(oneOf('order/k1', 'refund/k1', 'order/k2'), keyState, {
    maxKeys: 2,
  }),
});
