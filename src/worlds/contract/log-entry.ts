import { stepWriter } from '../../model/call.js';
import { labelOfText } from '../../model/values.js';
import type { LogEntry, Shown } from '../../model/view.js';
import { read } from './answered.js';
import type { WorldEvent } from './api.js';
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
import type { Showing } from './views.js';

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
  readonly writer?: {
    readonly type?: unknown;
    readonly stepId?: unknown;
    readonly attempt?: unknown;
  };
  readonly tokenRetentionUntil?: unknown;
  readonly resumeAt?: unknown;
  readonly retryAfter?: unknown;
  readonly attributes?: LogEntry['attributes'];
  readonly metadata?: unknown;
  readonly isWebhook?: boolean;
  readonly isSystem?: boolean;
  readonly conflictingRunId?: string;
  readonly cancelReason?: unknown;
  readonly executionContext?: unknown;
  readonly encryptionPublicKey?: unknown;
  readonly errorCode?: unknown;
  readonly stack?: unknown;
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
      ? (errorLabel(value, partsOf(type, data, areErrorsBytes)) ?? null)
      : labelOf(value);
  return place === own || label === null ? label : `${label} as ${place}`;
}

/** Where the stack and the code of an error are told, by the type of the event. */
function partsOf(type: string, data: EventData, isBytes?: boolean) {
  const { error, stack, errorCode } = data;
  const own = partOf(error, 'stack');
  if (type !== 'run_failed') return { isBytes, stacks: [own, stack] };
  const codes = [partOf(error, 'code'), errorCode];
  return { isBytes, stacks: [own], codes };
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** An event of the log in the names of the plan. */
export function logEntry(event: WorldEvent, showing: Showing): LogEntry {
  return read('an event', event, () => entryOf(event, showing));
}

function entryOf(event: WorldEvent, showing: Showing): LogEntry {
  const { names, instants, areErrorsBytes, hasPublicKeys } = showing;
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
    retainUntil: timeIn(
      showing,
      event.eventId,
      'tokenRetentionUntil',
      data.tokenRetentionUntil
    ),
    resumeAt: instants.given(key, data.resumeAt),
    retryAfter: instants.givenFrom(data.retryAfter),
    resumeId: labelOrNull(event.resumeId),
    changes: data.changes?.map(changeOf) ?? null,
    reason: textOf(data.cancelReason),
    writer: writerIn(data, names),
    name: labelOrNull(data.workflowName ?? data.stepName),
    deployment: textOf(data.deploymentId),
    context: contextOf(data.executionContext),
    publicKey: hasPublicKeys ? textOf(data.encryptionPublicKey) : undefined,
    // None is given where errors are no bytes yet.
    errorCode: areErrorsBytes ? textOf(data.errorCode) : undefined,
    attributes: data.attributes ? labelsOfTexts(data.attributes) : null,
    metadata: labelOf(data.metadata),
    isWebhook: data.isWebhook ?? null,
    isSystem: data.isSystem ?? null,
    owner: names.nameOf(data.conflictingRunId) ?? null,
    specVersion: event.specVersion ?? null,
    createdAt: timeIn(showing, event.eventId, 'createdAt', event.createdAt),
  };
}

function writerIn(
  { writer }: EventData,
  names: Showing['names']
): LogEntry['writer'] {
  if (writer?.type !== 'step') return textOf(writer?.type);
  const { stepId, attempt } = writer;
  const step = typeof stepId === 'string' ? names.nameOf(stepId) : undefined;
  return stepWriter(step, attempt);
}

function changeOf({ key, value }: Changed): readonly [string, string | null] {
  const label = value === null ? null : labelOfText(String(value));
  return [labelOfText(String(key)), label];
}
