import type { Arbitrary } from 'fast-check';
import type { Draft, Scenario } from '../../src/model/plan.js';

/** A scenario whose drafts fast-check draws and shrinks. */
export type WorldScenario = Scenario<Arbitrary<Draft>>;
