import { ADMISSION_KEYS } from './admission-keys.js';
import { ADMISSION_RUNS } from './admission-runs.js';
import { ADMISSION_TOKENS } from './admission-tokens.js';
import { BATCH_MUTANTS } from './batches.js';
import { CRASH_MUTANTS } from './crashes.js';
import { DELTA_MUTANTS } from './deltas.js';
import { DETACHED_MUTANTS } from './detached.js';
import { DURABILITY_MUTANTS } from './durability.js';
import { FILE_MUTANTS } from './files.js';
import { HALVES } from './halves.js';
import { IN_FLIGHT_HOOKS } from './in-flight-hooks.js';
import { IN_FLIGHT_RETRIES } from './in-flight-retries.js';
import { IN_FLIGHT_RUNS } from './in-flight-runs.js';
import { IN_FLIGHT_STEPS } from './in-flight-steps.js';
import { LAZY_STARTS } from './lazy-starts.js';
import { LIST_MUTANTS } from './lists.js';
import { LOG_MUTANTS } from './log.js';
import { LOOKUP_MUTANTS } from './lookup.js';
import { LOOKUP_ATTRIBUTES } from './lookup-attributes.js';
import { MANY_RUNS } from './many-runs.js';
import { type Mutant, mutantsOf } from './mutant.js';
import { RECOVERY_MUTANTS } from './recovery.js';
import { REFUSAL_MUTANTS } from './refusals.js';
import { RESILIENT_START } from './resilient-start.js';
import { RETENTION_KEYS } from './retention-keys.js';
import { RETENTION_RELEASE } from './retention-release.js';
import { RETENTION_TOKENS } from './retention-tokens.js';
import { REUSE_MUTANTS } from './reuse.js';
import { VALUE_MUTANTS } from './values.js';
import { VIEWS_OF_HOOKS } from './views-of-hooks.js';
import { VIEWS_OF_RUNS } from './views-of-runs.js';
import { WAIT_MUTANTS } from './waits.js';
import { WITHOUT_DATA } from './without-data.js';

export type { Mutant } from './mutant.js';

/** At least one for every clause about calls, by phase. */
export const MUTANTS: readonly Mutant[] = mutantsOf({
  ...ADMISSION_RUNS,
  ...RESILIENT_START,
  ...ADMISSION_TOKENS,
  ...ADMISSION_KEYS,
  ...IN_FLIGHT_RUNS,
  ...IN_FLIGHT_STEPS,
  ...WAIT_MUTANTS,
  ...LAZY_STARTS,
  ...IN_FLIGHT_RETRIES,
  ...IN_FLIGHT_HOOKS,
  ...RETENTION_RELEASE,
  ...RETENTION_TOKENS,
  ...RETENTION_KEYS,
  ...REUSE_MUTANTS,
  ...VIEWS_OF_RUNS,
  ...VIEWS_OF_HOOKS,
  ...MANY_RUNS,
  ...BATCH_MUTANTS,
  ...LOOKUP_MUTANTS,
  ...LOOKUP_ATTRIBUTES,
  ...VALUE_MUTANTS,
  ...DETACHED_MUTANTS,
  ...WITHOUT_DATA,
  ...DURABILITY_MUTANTS,
  ...FILE_MUTANTS,
  ...CRASH_MUTANTS,
  ...RECOVERY_MUTANTS,
  ...REFUSAL_MUTANTS,
  ...HALVES,
  ...LOG_MUTANTS,
  ...DELTA_MUTANTS,
  ...LIST_MUTANTS,
});
