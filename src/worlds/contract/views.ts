import type { RunStatus } from '../../model/call.js';
import type {
  HookView,
  RunView,
  StepView,
  WaitView,
} from '../../model/view.js';
import { read } from './answered.js';
import type { WorldHook, WorldRun, WorldStep, WorldWait } from './api.js';
import type { Instants } from './instants.js';
import type { Names } from './names.js';
import { decodePayload } from './payload.js';
import { waitKey } from './requests.js';
import {
  contextOf,
  errorLabel,
  labelOf,
  labelOrNull,
  partOf,
  textOf,
} from './shown-fields.js';
import { labelsOfTexts } from './texts.js';
import { timeIn } from './time-in.js';

/** An entity without an id: nobody can have asked for it. */
const NAMELESS = '?';

/** Entities of a World in the names of the plan. */
export interface Showing {
  readonly names: Names;
  readonly instants: Instants;
  /** Errors are bytes as any other payload. */
  readonly areErrorsBytes?: boolean | undefined;
  /** Runs are created with a public key. */
  readonly hasPublicKeys?: boolean | undefined;
  /** Takes the names of times that came as no Date. */
  readonly undated?: Set<string> | undefined;
}

export function runView(run: WorldRun, showing: Showing): RunView {
  return read('a run', run, () => runIn(run, showing));
}

function runIn(run: WorldRun, showing: Showing): RunView {
  const { names, areErrorsBytes, hasPublicKeys } = showing;
  const at = (field: 'createdAt' | 'startedAt' | 'completedAt' | 'updatedAt') =>
    timeIn(showing, run.runId, field, run[field]);
  return {
    run: names.nameOf(run.runId) ?? NAMELESS,
    status: run.status as RunStatus,
    value: outcomeOf(run, 'run', areErrorsBytes),
    input: labelOf(run.input),
    attributes: run.attributes ? labelsOfTexts(run.attributes) : undefined,
    workflow: labelOrNull(run.workflowName),
    deployment: textOf(run.deploymentId),
    context: contextOf(run.executionContext),
    publicKey: hasPublicKeys ? textOf(run.encryptionPublicKey) : undefined,
    errorCode: textOf(run.errorCode),
    specVersion: run.specVersion ?? null,
    createdAt: at('createdAt'),
    startedAt: at('startedAt'),
    completedAt: at('completedAt'),
    updatedAt: at('updatedAt'),
  };
}

export function hookView(hook: WorldHook, showing: Showing): HookView {
  return read('a hook', hook, () => hookIn(hook, showing));
}

function hookIn(hook: WorldHook, showing: Showing): HookView {
  const { names } = showing;
  const at = (field: 'createdAt' | 'tokenRetentionUntil') =>
    timeIn(showing, hook.hookId, field, hook[field]);
  return {
    hook: names.nameOf(hook.hookId) ?? NAMELESS,
    run: names.nameOf(hook.runId) ?? NAMELESS,
    token: names.nameOf(hook.token) ?? NAMELESS,
    metadata: labelOf(hook.metadata),
    isWebhook: hook.isWebhook ?? null,
    isSystem: hook.isSystem ?? null,
    specVersion: hook.specVersion ?? null,
    createdAt: at('createdAt'),
    ownerId: textOf(hook.ownerId),
    projectId: textOf(hook.projectId),
    environment: textOf(hook.environment),
    retainUntil: at('tokenRetentionUntil'),
  };
}

export function stepView(step: WorldStep, showing: Showing): StepView {
  return read('a step', step, () => stepIn(step, showing));
}

function stepIn(step: WorldStep, showing: Showing): StepView {
  const { names, instants, areErrorsBytes } = showing;
  const entity = `${step.runId}/${step.stepId}`;
  const at = (field: 'createdAt' | 'startedAt' | 'completedAt' | 'updatedAt') =>
    timeIn(showing, entity, field, step[field]);
  return {
    step: names.nameOf(step.stepId) ?? NAMELESS,
    run: names.nameOf(step.runId) ?? NAMELESS,
    status: step.status as StepView['status'],
    name: textOf(step.stepName),
    input: labelOf(step.input),
    value: outcomeOf(step, 'step', areErrorsBytes) ?? null,
    attempt: step.attempt ?? null,
    createdAt: at('createdAt'),
    startedAt: at('startedAt'),
    completedAt: at('completedAt'),
    updatedAt: at('updatedAt'),
    retryAfter: instants.givenFrom(step.retryAfter),
  };
}

export function waitView(wait: WorldWait, showing: Showing): WaitView {
  return read('a wait', wait, () => waitIn(wait, showing));
}

function waitIn(wait: WorldWait, showing: Showing): WaitView {
  const { names, instants } = showing;
  const run = names.nameOf(wait.runId) ?? NAMELESS;
  const name =
    typeof wait.waitId === 'string'
      ? names.nameWithin('wait', wait.waitId)
      : NAMELESS;
  const at = (field: 'createdAt' | 'completedAt') =>
    timeIn(showing, waitKey(run, name), field, wait[field]);
  return {
    wait: name,
    run,
    status: wait.status as WaitView['status'],
    resumeAt: instants.given(waitKey(run, name), wait.resumeAt),
    specVersion: wait.specVersion ?? null,
    createdAt: at('createdAt'),
    completedAt: at('completedAt'),
  };
}

/**
 * Output or error. Where both are there, neither is what it should be; where
 * one stands in the place of the other, the label says so.
 */
function outcomeOf(
  { status, output, error }: Pick<WorldRun, 'status' | 'output' | 'error'>,
  kind: 'run' | 'step',
  isBytes?: boolean
): string | undefined {
  // That steps have a code is said nowhere.
  const codes = kind === 'run' ? [partOf(error, 'code')] : [];
  const stacks = [partOf(error, 'stack')];
  const failed = errorLabel(error, { isBytes, stacks, codes });
  const result = decodePayload(output);
  const isMisplaced = result !== undefined && status !== 'completed';
  const labels = [isMisplaced ? `${result} as output` : result, failed];
  const there = labels.filter((label) => label !== undefined);
  return there.length > 0 ? there.join(' beside ') : undefined;
}
