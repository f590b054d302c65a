import type { Arbitrary } from 'fast-check';
import type { Draft, Scenario } from '../../src/explore/plan/plan.js';

/** A scenario whose drafts fast-check draws and shrinks. */
export type WorldScenario = Scenario<Arbitrary<Draft>>;
