import type { RunStatus } from '../../model/call.js';
import { labelOfText } from '../../model/values.js';
import type {
  HookView,
  LogEntry,
  RunView,
  Shown,
  StepView,
  WaitView,
} from '../../model/view.js';
import type {
  WorldEvent,
  WorldHook,
  WorldRun,
  WorldStep,
  WorldWait,
} from './api.js';
import type { Instants } from './instants.js';
import type { Names } from './names.js';
import { decodeLabel, decodePayload } from './payload.js';
import { waitKey } from './requests.js';
import { labelsOfTexts } from './texts.js';

/** An entity without an id: nobody can have asked for it. */
const NAMELESS = '?';

/** Entities of a World in the names of the plan. */
export interface Showing {
  readonly names: Names;
  readonly instants: Instants;
  /** Errors are bytes as any other payload. */
  readonly areErrorsBytes?: boolean | undefined;
}

export function runView(run: WorldRun, showing: Showing): RunView {
  const { names, instants, areErrorsBytes } = showing;
  const at = (field: 'createdAt' | 'startedAt' | 'completedAt') =>
    instants.of(run.runId, field, run[field]);
  return {
    run: names.nameOf(run.runId) ?? NAMELESS,
    status: run.status as RunStatus,
    value: outcomeOf(run, areErrorsBytes),
    input: labelOf(run.input),
    attributes: run.attributes ? labelsOfTexts(run.attributes) : undefined,
    workflow: labelOrNull(run.workflowName),
    deployment: textOf(run.deploymentId),
    context: contextOf(run.executionContext),
    errorCode: textOf(run.errorCode),
    specVersion: run.specVersion ?? null,
    createdAt: at('createdAt'),
    startedAt: at('startedAt'),
    completedAt: at('completedAt'),
  };
}

export function hookView(
  hook: WorldHook,
  { names, instants }: Showing
): HookView {
  return {
    hook: names.nameOf(hook.hookId) ?? NAMELESS,
    run: names.nameOf(hook.runId) ?? NAMELESS,
    token: names.nameOf(hook.token) ?? NAMELESS,
    metadata: labelOf(hook.metadata),
    isWebhook: hook.isWebhook ?? null,
    specVersion: hook.specVersion ?? null,
    createdAt: instants.of(hook.hookId, 'createdAt', hook.createdAt),
    ownerId: textOf(hook.ownerId),
    projectId: textOf(hook.projectId),
    environment: textOf(hook.environment),
    retainUntil: instants.of(
      hook.hookId,
      'tokenRetentionUntil',
      hook.tokenRetentionUntil
    ),
  };
}

export function stepView(
  step: WorldStep,
  { names, instants, areErrorsBytes }: Showing
): StepView {
  const entity = `${step.runId}/${step.stepId}`;
  const at = (field: 'createdAt' | 'startedAt' | 'completedAt') =>
    instants.of(entity, field, step[field]);
  return {
    step: names.nameOf(step.stepId) ?? NAMELESS,
    run: names.nameOf(step.runId) ?? NAMELESS,
    status: step.status as StepView['status'],
    name: textOf(step.stepName),
    input: labelOf(step.input),
    value: outcomeOf(step, areErrorsBytes) ?? null,
    attempt: step.attempt ?? null,
    createdAt: at('createdAt'),
    startedAt: at('startedAt'),
    completedAt: at('completedAt'),
    retryAfter: instants.givenFrom(step.retryAfter),
  };
}

export function waitView(
  wait: WorldWait,
  { names, instants }: Showing
): WaitView {
  const run = names.nameOf(wait.runId) ?? NAMELESS;
  const name =
    typeof wait.waitId === 'string'
      ? names.nameWithin('wait', wait.waitId)
      : NAMELESS;
  const at = (field: 'createdAt' | 'completedAt') =>
    instants.of(waitKey(run, name), field, wait[field]);
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
  areErrorsBytes?: boolean
): string | undefined {
  const failed = errorLabel(error, areErrorsBytes);
  const result = decodePayload(output);
  const isMisplaced = result !== undefined && status !== 'completed';
  const labels = [isMisplaced ? `${result} as output` : result, failed];
  const there = labels.filter((label) => label !== undefined);
  return there.length > 0 ? there.join(' beside ') : undefined;
}

function errorLabel(error: unknown, isBytes?: boolean): string | undefined {
  return isBytes ? decodePayload(error) : decodeLabel(error);
}

/** A field that should be there and is not reads `null`. */
function labelOf(value: unknown): Shown<string> {
  return decodePayload(value) ?? null;
}

function textOf(value: unknown): Shown<string> {
  return value === undefined || value === null ? null : String(value);
}

/** What was given in it, or all of it where it is something else. */
function contextOf(value: unknown): Shown<string> {
  if (value === undefined || value === null) return null;
  const { origin } = value as { readonly origin?: unknown };
  return typeof origin === 'string' ? origin : (JSON.stringify(value) ?? null);
}

/** The label of a text of the plan. */
function labelOrNull(value: unknown): Shown<string> {
  const text = textOf(value);
  return typeof text === 'string' ? labelOfText(text) : text;
}

function changeOf({ key, value }: Changed): readonly [string, string | null] {
  const label = value === null ? null : labelOfText(String(value));
  return [labelOfText(String(key)), label];
}

interface Changed {
  readonly key: string;
  readonly value: string | null;
}

interface EventData {
  readonly input?: unknown;
  readonly output?: unknown;
  readonly result?: unknown;
  readonly payload?: unknown;
  readonly error?: unknown;
  readonly token?: string;
  readonly changes?: readonly Changed[];
  readonly workflowName?: unknown;
  readonly stepName?: unknown;
  readonly deploymentId?: unknown;
  readonly writer?: { readonly type?: unknown };
  readonly tokenRetentionUntil?: unknown;
  readonly resumeAt?: unknown;
  readonly retryAfter?: unknown;
  readonly attributes?: LogEntry['attributes'];
  readonly metadata?: unknown;
  readonly isWebhook?: boolean;
  readonly conflictingRunId?: string;
  readonly cancelReason?: unknown;
  readonly executionContext?: unknown;
  readonly errorCode?: unknown;
}

/** Where the events that have one keep what their sender gave. */
const PAYLOADS: Readonly<Record<string, keyof EventData>> = {
  run_completed: 'output',
  run_failed: 'error',
  step_completed: 'result',
  step_failed: 'error',
  step_retrying: 'error',
  hook_received: 'payload',
};

const PLACES = ['input', 'output', 'result', 'payload', 'error'] as const;

/** The label also tells of what stands where another event has it. */
function payloadOf(
  type: string,
  data: EventData,
  areErrorsBytes?: boolean
): Shown<string> {
  const own = PAYLOADS[type] ?? 'input';
  const place = [own, ...PLACES].find((each) => isThere(data[each]));
  const value = place && data[place];
  const label =
    place === 'error'
      ? (errorLabel(value, areErrorsBytes) ?? null)
      : labelOf(value);
  return place === own || label === null ? label : `${label} as ${place}`;
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

export function logEntry(
  event: WorldEvent,
  { names, instants, areErrorsBytes }: Showing
): LogEntry {
  const data = (event.eventData ?? {}) as EventData;
  const subject = names.nameOf(event.correlationId);
  const key = waitKey(names.nameOf(event.runId), subject);
  return {
    id: String(event.eventId),
    type: String(event.eventType),
    run: names.nameOf(event.runId) ?? null,
    subject: subject ?? null,
    value: payloadOf(event.eventType, data, areErrorsBytes),
    token: names.nameOf(data.token) ?? null,
    retainUntil: instants.of(
      event.eventId,
      'tokenRetentionUntil',
      data.tokenRetentionUntil
    ),
    resumeAt: instants.given(key, data.resumeAt),
    retryAfter: instants.givenFrom(data.retryAfter),
    resumeId: labelOrNull(event.resumeId),
    changes: data.changes?.map(changeOf) ?? null,
    reason: textOf(data.cancelReason),
    writer: textOf(data.writer?.type),
    name: labelOrNull(data.workflowName ?? data.stepName),
    deployment: textOf(data.deploymentId),
    context: contextOf(data.executionContext),
    // None is given where errors are no bytes yet.
    errorCode: areErrorsBytes ? textOf(data.errorCode) : undefined,
    attributes: data.attributes ? labelsOfTexts(data.attributes) : null,
    metadata: labelOf(data.metadata),
    isWebhook: data.isWebhook ?? null,
    owner: names.nameOf(data.conflictingRunId) ?? null,
    specVersion: event.specVersion ?? null,
    createdAt: instants.of(event.eventId, 'createdAt', event.createdAt),
  };
}
