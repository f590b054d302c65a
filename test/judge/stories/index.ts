import type { ClauseStory } from '../clause-story.js';
import {
  ADMISSION_KEYS,
  RETENTION_KEYS,
  REUSE_KEYS,
} from './admission-keys.js';
import { ADMISSION_RUNS } from './admission-runs.js';
import { ADMISSION_TOKENS } from './admission-tokens.js';
import { ANSWERS } from './answers.js';
import { BATCHES } from './batches.js';
import { CRASH_STORIES } from './crashes.js';
import { DELTAS } from './deltas.js';
import { HOOK_VIEWS } from './hook-views.js';
import { IN_FLIGHT_HOOKS } from './in-flight-hooks.js';
import { IN_FLIGHT_RUNS } from './in-flight-runs.js';
import { IN_FLIGHT_STEPS } from './in-flight-steps.js';
import { LISTS } from './lists.js';
import { LOG } from './log.js';
import { MANY_RUNS } from './many-runs.js';
import { POLICIES } from './policies.js';
import { POLICY_PAYLOADS } from './policy-payloads.js';
import { POWER_STORIES } from './power.js';
import { REFUSALS } from './refusals.js';
import { RESILIENT_START } from './resilient-start.js';
import { RETENTION } from './retention.js';
import { DURABILITY, LOOKUP, REUSE } from './reuse-and-lookup.js';
import { RUN_VIEWS } from './run-views.js';
import { STEP_LAZY } from './step-lazy.js';
import { STEP_RETRIES } from './step-retries.js';
import { STEP_VIEWS } from './step-views.js';
import { VALUES } from './values.js';
import { WAITS } from './waits.js';

export const STORIES: readonly ClauseStory[] = [
  ...ADMISSION_RUNS,
  ...RESILIENT_START,
  ...ANSWERS,
  ...MANY_RUNS,
  ...BATCHES,
  ...ADMISSION_TOKENS,
  ...ADMISSION_KEYS,
  ...IN_FLIGHT_RUNS,
  ...RUN_VIEWS,
  ...HOOK_VIEWS,
  ...STEP_VIEWS,
  ...STEP_LAZY,
  ...STEP_RETRIES,
  ...IN_FLIGHT_HOOKS,
  ...IN_FLIGHT_STEPS,
  ...WAITS,
  ...POLICIES,
  ...POLICY_PAYLOADS,
  ...RETENTION,
  ...RETENTION_KEYS,
  ...REUSE,
  ...REUSE_KEYS,
  ...LOOKUP,
  ...DURABILITY,
  ...VALUES,
  ...REFUSALS,
  ...LOG,
  ...LISTS,
  ...DELTAS,
  ...CRASH_STORIES,
  ...POWER_STORIES,
];
