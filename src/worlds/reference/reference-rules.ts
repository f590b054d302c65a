import { mergeAttributes } from './attributes.js';
import { awaitRun } from './await-run.js';
import { batched, createBatch, refuseBatch } from './batches.js';
import {
  conflict,
  conflictData,
  freeToken,
  isHeld,
  isReadable,
  isResumable,
  isSameResume,
  letGo,
} from './hooks.js';
import { eventIdAt, keyOf, ofRun, runIdOf } from './ids.js';
import { answerDuplicate, isKeyTaken, keyedStart } from './keyed-start.js';
import {
  findRuns,
  listEvents,
  listHooks,
  listRelated,
  listRuns,
  listSteps,
  matchesAttributes,
  matchesStatus,
} from './lists.js';
import { cancelAsked, cancelRuns, getRuns } from './many-runs.js';
import { ownCopy } from './own.js';
import { delta, preload, report } from './preload.js';
import { getByToken, getEvent, getHook, getRun, getStep } from './reads.js';
import { record } from './record.js';
import { bearUnknownRun } from './resilient-start.js';
import type { TableName } from './rows.js';
import type { ReferenceRules } from './rules.js';
import { isOpen } from './steps.js';
import { leaveOut, leaveOutOfEvent } from './without-data.js';

const NONE: readonly TableName[] = [];

/** The contract, kept: the executable form of every clause. */
export const REFERENCE_RULES: ReferenceRules = {
  timing: {},
  // What is in the store is whole: there is nothing to mend.
  recover: async () => {},
  own: ownCopy,
  record,
  preload,
  delta,
  report,
  createBatch,
  batched,
  refuseBatch,
  isAsked: () => true,
  unprotected: () => NONE,
  runId: runIdOf,
  eventId: eventIdAt,
  unknownRun: bearUnknownRun,
  isStarted: ({ status }) => status === 'running',
  isOpen,
  waitKey: ofRun,
  answerLazily: (result) => ({ ...result, stepCreated: true }),
  createdLazily: (step) => step,
  mergeAttributes,
  isHeld,
  conflict,
  conflictData,
  letGo,
  freeToken,
  isReadable,
  isResumable,
  isSameResume,
  keyedStart,
  keyOf,
  isKeyTaken,
  answerDuplicate,
  leaveOut,
  leaveOutOfEvent,
  getRun,
  getRuns,
  awaitRun,
  cancelRuns,
  cancelAsked,
  getHook,
  getByToken,
  getStep,
  listRuns,
  listHooks,
  listSteps,
  listEvents,
  getEvent,
  listRelated,
  findRuns,
  matchesStatus,
  matchesAttributes,
};
