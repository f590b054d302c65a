import {
  ATTRIBUTES_ACTIVE,
  ATTRIBUTES_RESERVED,
  setAttributes,
} from './attributes.js';
import type { Check } from './check.js';
import type { EventType } from './event-call.js';
import {
  CLAIM_ACTIVE,
  CLAIM_CAP,
  CLAIM_FREE,
  CLAIM_FRESH,
  DISPOSE_LIVE,
  RESUME_LIVE,
  RESUME_ONCE,
} from './hook-checks.js';
import { claimToken, disposeHook, resumeHook } from './hooks.js';
import { STEP_LAZY_UNBORN, startStep } from './lazy-starts.js';
import { retryStep, STEP_DUE } from './retries.js';
import type { Write } from './rules.js';
import {
  createRun,
  END_ACTIVE,
  endRun,
  RUN_KNOWN,
  RUN_UNBORN,
  START_ACTIVE,
  START_ONCE,
  startRun,
} from './runs.js';
import {
  completeStep,
  createStep,
  failStep,
  STEP_CREATE_ACTIVE,
  STEP_KNOWN,
  STEP_OPEN,
  STEP_RUNNING,
  STEP_START_ACTIVE,
  STEP_UNBORN,
} from './steps.js';
import {
  completeWait,
  createWait,
  WAIT_COMPLETE_ACTIVE,
  WAIT_CREATE_ACTIVE,
  WAIT_KNOWN,
  WAIT_OPEN,
  WAIT_UNBORN,
} from './waits.js';

/** What an event type asks, in this order, and what it then does. */
export interface EventKind {
  readonly checks: readonly Check[];
  readonly write: Write;
}

const END: EventKind = { checks: [RUN_KNOWN, END_ACTIVE], write: endRun };

const WAIT_COMPLETED_CHECKS = [
  RUN_KNOWN,
  WAIT_COMPLETE_ACTIVE,
  WAIT_KNOWN,
  WAIT_OPEN,
];

const OUTCOME_CHECKS = [RUN_KNOWN, STEP_KNOWN, STEP_OPEN, STEP_RUNNING];

export const EVENT_KINDS: Readonly<Record<EventType, EventKind>> = {
  run_created: { checks: [RUN_UNBORN, ATTRIBUTES_RESERVED], write: createRun },
  run_started: {
    checks: [RUN_KNOWN, START_ACTIVE, START_ONCE],
    write: startRun,
  },
  run_completed: END,
  run_failed: END,
  run_cancelled: END,
  hook_created: {
    checks: [RUN_KNOWN, CLAIM_ACTIVE, CLAIM_FRESH, CLAIM_CAP, CLAIM_FREE],
    write: claimToken,
  },
  // A repetition is answered before anything is asked of the hook: its first
  // delivery was accepted, whatever has become of the hook since.
  hook_received: {
    checks: [RUN_KNOWN, RESUME_ONCE, RESUME_LIVE],
    write: resumeHook,
  },
  hook_disposed: { checks: [RUN_KNOWN, DISPOSE_LIVE], write: disposeHook },
  attr_set: {
    checks: [RUN_KNOWN, ATTRIBUTES_RESERVED, ATTRIBUTES_ACTIVE],
    write: setAttributes,
  },
  step_created: {
    checks: [RUN_KNOWN, STEP_CREATE_ACTIVE, STEP_UNBORN],
    write: createStep,
  },
  step_started: {
    checks: [
      RUN_KNOWN,
      STEP_LAZY_UNBORN,
      STEP_KNOWN,
      STEP_OPEN,
      STEP_START_ACTIVE,
      STEP_DUE,
    ],
    write: startStep,
  },
  step_retrying: { checks: OUTCOME_CHECKS, write: retryStep },
  step_completed: { checks: OUTCOME_CHECKS, write: completeStep },
  step_failed: { checks: OUTCOME_CHECKS, write: failStep },
  wait_created: {
    checks: [RUN_KNOWN, WAIT_CREATE_ACTIVE, WAIT_UNBORN],
    write: createWait,
  },
  wait_completed: { checks: WAIT_COMPLETED_CHECKS, write: completeWait },
};
