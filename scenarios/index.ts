import { ALONE_IN_TURN } from './alone.js';
import {
  BATCHED_ENDS,
  BATCHES,
  BATCHES_OF_EACH_KIND,
  DATED_BATCHES,
  REFUSED_BATCHES,
  SEEN_BATCHES,
} from './batches.js';
import { CLAIMS } from './claims.js';
import { CRASHES } from './crashes.js';
import { CREATED_OTHERWISE } from './created-otherwise.js';
import { DUPLICATE_STEPS } from './duplicate-steps.js';
import { DUPLICATES } from './duplicates.js';
import { HANDOVER } from './handover.js';
import { KEYED_OTHER_INPUT } from './keyed/other-input.js';
import { KEYED_OTHER_WORKFLOW } from './keyed/other-workflow.js';
import { KEYED_RESULT } from './keyed/result.js';
import { KEYED_SAME } from './keyed/same.js';
import { KEYED_WINDOW } from './keyed/window.js';
import { LISTING_BACKWARDS } from './listing/backwards.js';
import { LISTING_EVENTS } from './listing/events.js';
import { LISTING_FILTERED_PAGES } from './listing/filtered-pages.js';
import { LISTING_FOLLOWED } from './listing/followed.js';
import { LISTING_HOOKS } from './listing/hooks.js';
import { LISTING_ONE_MILLISECOND } from './listing/one-millisecond.js';
import { LISTING_PAGES } from './listing/pages.js';
import { LISTING_PAGES_OF_RUN } from './listing/pages-of-run.js';
import { LISTING_RESUMED, LISTING_SOME_EVENTS } from './listing/some-events.js';
import { LISTING_STATUS } from './listing/status.js';
import { LISTING_STATUS_ARRAY } from './listing/status-array.js';
import { LISTING_WITHOUT_DATA } from './listing/without-data.js';
import { LISTING_WORKFLOW } from './listing/workflow.js';
import { LOOKUP_ATTRIBUTES } from './lookup/attributes.js';
import {
  DETACHED,
  DETACHED_ATTRIBUTES,
  DETACHED_STARTS,
  DETACHED_WAITS,
} from './lookup/detached.js';
import { LOOKUP_MERGE } from './lookup/merge.js';
import {
  AWAIT_ABSENT,
  AWAIT_NOTHING,
  AWAIT_PROMPT,
  AWAIT_RUN,
  CANCEL_FEW,
  CANCEL_MANY,
  CANCEL_REPEATED,
  GET_MANY,
  MANY_AT_ONCE,
} from './many-runs.js';
import type { WorldScenario } from './parts/scenario.js';
import { MEMORY } from './policies/memory.js';
import { MIXED } from './policies/mixed.js';
import { OVER_CLAIM } from './policies/over-claim.js';
import { OVER_KEYED } from './policies/over-keyed.js';
import { RACES } from './races.js';
import { RANDOM } from './random.js';
import { RESILIENT_START } from './resilient-start.js';
import { RETENTION_ACTIVE_RUN } from './retention/active-run.js';
import { RETENTION_CAP } from './retention/cap.js';
import { RETENTION_CLAIM } from './retention/claim.js';
import { RETENTION_CROSSING } from './retention/crossing.js';
import { RETENTION_DISPOSE } from './retention/dispose.js';
import { RETENTION_READ } from './retention/read.js';
import { RETENTION_RESUME } from './retention/resume.js';
import { STARTED_ONCE } from './started-once.js';
import { STEP_END } from './step-end.js';
import { STEP_LAZY } from './steps/lazy.js';
import { STEP_RETRY } from './steps/retry.js';
import { STEP_RETRY_CROSSING } from './steps/retry-crossing.js';
import { STEP_RETRY_TWICE } from './steps/retry-twice.js';
import { SUCCESSOR_OF_DISPOSED, SUCCESSOR_OF_ENDED } from './successor.js';
import { SUPERSEDE_ABA } from './supersede-aba.js';
import { TOUR_OF_EVENTS, TOUR_OF_RUN, TOUR_OF_RUNS } from './tours/lists.js';
import { TOUR_OF_ATTEMPTS, TOUR_OF_REFUSALS } from './tours/refused.js';
import { TOUR_OF_WRITES } from './tours/writes.js';
import { UNKNOWN_RUN } from './unknown-run.js';
import { UNNAMED_RUNS } from './unnamed-runs.js';
import { VALUES_ATTRIBUTES } from './values/attributes.js';
import { VALUES_PAYLOADS } from './values/payloads.js';
import { VALUES_ALIKE, VALUES_TEXTS } from './values/texts.js';
import { WAITS } from './waits.js';
import { WRONG_DISPOSAL, WRONG_RUN } from './wrong-run.js';

export type { WorldScenario } from './parts/scenario.js';

/** Every scenario that a check explores, in the order of its story. */
export const SCENARIOS: readonly WorldScenario[] = [
  ...RACES,
  CLAIMS,
  HANDOVER,
  SUPERSEDE_ABA,
  SUCCESSOR_OF_DISPOSED,
  SUCCESSOR_OF_ENDED,
  STARTED_ONCE,
  RESILIENT_START,
  CREATED_OTHERWISE,
  UNNAMED_RUNS,
  STEP_END,
  STEP_LAZY,
  STEP_RETRY,
  STEP_RETRY_CROSSING,
  STEP_RETRY_TWICE,
  ...DUPLICATES,
  ...DUPLICATE_STEPS,
  ...WAITS,
  ...CRASHES,
  RETENTION_CLAIM,
  RETENTION_READ,
  RETENTION_RESUME,
  RETENTION_DISPOSE,
  RETENTION_ACTIVE_RUN,
  RETENTION_CAP,
  RETENTION_CROSSING,
  GET_MANY,
  CANCEL_MANY,
  CANCEL_FEW,
  CANCEL_REPEATED,
  MANY_AT_ONCE,
  AWAIT_RUN,
  AWAIT_PROMPT,
  AWAIT_ABSENT,
  AWAIT_NOTHING,
  BATCHES,
  BATCHED_ENDS,
  REFUSED_BATCHES,
  SEEN_BATCHES,
  DATED_BATCHES,
  BATCHES_OF_EACH_KIND,
  LISTING_PAGES,
  LISTING_ONE_MILLISECOND,
  LISTING_WITHOUT_DATA,
  LISTING_STATUS,
  LISTING_STATUS_ARRAY,
  LISTING_WORKFLOW,
  LISTING_EVENTS,
  LISTING_HOOKS,
  LISTING_FILTERED_PAGES,
  LISTING_PAGES_OF_RUN,
  LISTING_BACKWARDS,
  LISTING_FOLLOWED,
  LISTING_SOME_EVENTS,
  LISTING_RESUMED,
  KEYED_SAME,
  KEYED_OTHER_INPUT,
  KEYED_OTHER_WORKFLOW,
  KEYED_WINDOW,
  KEYED_RESULT,
  LOOKUP_MERGE,
  LOOKUP_ATTRIBUTES,
  VALUES_PAYLOADS,
  VALUES_TEXTS,
  DETACHED,
  DETACHED_WAITS,
  DETACHED_STARTS,
  DETACHED_ATTRIBUTES,
  VALUES_ALIKE,
  VALUES_ATTRIBUTES,
  ...OVER_CLAIM,
  MIXED,
  ...OVER_KEYED,
  ...MEMORY,
  UNKNOWN_RUN,
  WRONG_RUN,
  WRONG_DISPOSAL,
  TOUR_OF_RUNS,
  TOUR_OF_RUN,
  TOUR_OF_EVENTS,
  TOUR_OF_REFUSALS,
  TOUR_OF_ATTEMPTS,
  TOUR_OF_WRITES,
  ...ALONE_IN_TURN,
  RANDOM,
];
