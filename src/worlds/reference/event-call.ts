import type { AttributeChange } from '../../model/call.js';
import type { CreateEventParams, EventRequest } from '../contract/api.js';
import { WorkflowWorldError } from './errors.js';

export const EVENT_TYPES = [
  'run_created',
  'run_started',
  'run_completed',
  'run_failed',
  'run_cancelled',
  'hook_created',
  'hook_received',
  'hook_disposed',
  'attr_set',
  'step_created',
  'step_started',
  'step_retrying',
  'step_completed',
  'step_failed',
  'wait_created',
  'wait_completed',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

const KNOWN: ReadonlySet<string> = new Set(EVENT_TYPES);

/** One request of `events.create`, with its data taken apart. */
export interface EventCall {
  readonly type: EventType;
  readonly runId: string;
  readonly specVersion: number;
  readonly data: Readonly<Record<string, unknown>>;
  /** The id of the hook, step or wait that the event is about, else empty. */
  readonly subject: string;
  readonly token: string;
  readonly retainUntilMs?: number | undefined;
  /** Of a wait that is created. */
  readonly resumeAtMs?: number | undefined;
  /** When a step is to be tried again at the earliest. */
  readonly retryAfterMs?: number | undefined;
  /** A start that brings the input of its step creates it. */
  readonly isLazy: boolean;
  readonly changes: readonly AttributeChange[];
  readonly resumeId?: string | undefined;
  /** Of one of a batch: when it occurred, as its caller says. */
  readonly occurredAtMs?: number | undefined;
  /** What its writer has seen of the log. */
  readonly sinceCursor?: string | undefined;
  readonly eventCount?: number | undefined;
  readonly preloads: boolean;
  readonly digest: string;
}

/** @throws WorkflowWorldError where the request lacks what its type needs */
export function parseEvent(
  runId: string,
  request: EventRequest,
  params: CreateEventParams | undefined
): EventCall {
  const type = request.eventType;
  if (!KNOWN.has(type)) {
    throw new WorkflowWorldError(
      `Unknown event type ${type}, expected one of ${EVENT_TYPES.join(', ')}.`
    );
  }
  const data = request.eventData ?? {};
  return {
    type: type as EventType,
    runId,
    specVersion: request.specVersion,
    data,
    subject: subjectOf(request),
    token: type === 'hook_created' ? tokenOf(data.token) : '',
    retainUntilMs: timeOf(data.tokenRetentionUntil, 'tokenRetentionUntil'),
    resumeAtMs: type === 'wait_created' ? resumeAtOf(data) : undefined,
    retryAfterMs: timeOf(data.retryAfter, 'retryAfter'),
    isLazy: type === 'step_started' && data.input !== undefined,
    changes: type === 'attr_set' ? changesOf(data.changes) : [],
    resumeId: params?.resumeId,
    sinceCursor: params?.sinceCursor,
    eventCount: params?.eventCount,
    preloads: params?.preloadEvents === true,
    digest: params?.resumeId === undefined ? '' : digestOf(data, params),
  };
}

function subjectOf({ eventType, correlationId }: EventRequest): string {
  const needsOne = /^(hook|step|wait)_/.test(eventType);
  if (needsOne && !correlationId) {
    throw new WorkflowWorldError(
      `${eventType} came without a correlationId, expected the id of its ` +
        'hook, step or wait.'
    );
  }
  return correlationId ?? '';
}

function tokenOf(token: unknown): string {
  if (typeof token === 'string' && token !== '') return token;
  throw new WorkflowWorldError(
    `hook_created came with token ${String(token)}, expected a string.`
  );
}

function timeOf(value: unknown, field: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  const ms = new Date(value as string | number | Date).getTime();
  if (!Number.isNaN(ms)) return ms;
  throw new WorkflowWorldError(
    `${field} is ${String(value)}, expected a date.`
  );
}

function resumeAtOf({ resumeAt }: EventCall['data']): number {
  const ms = timeOf(resumeAt, 'resumeAt');
  if (ms !== undefined) return ms;
  throw new WorkflowWorldError(
    'wait_created came without a resumeAt, expected a date.'
  );
}

function changesOf(changes: unknown): readonly AttributeChange[] {
  if (!Array.isArray(changes)) {
    throw new WorkflowWorldError(
      `attr_set came with changes ${String(changes)}, expected a list of ` +
        '{ key, value }.'
    );
  }
  return changes.map(({ key, value }): AttributeChange => {
    if (typeof key === 'string' && (value === null || isText(value))) {
      return [key, value];
    }
    throw new WorkflowWorldError(
      `attr_set came with ${String(key)}: ${String(value)}, expected a text ` +
        'key with a text value or null.'
    );
  });
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** A caller without a digest is held to the payload itself. */
function digestOf(
  data: Readonly<Record<string, unknown>>,
  params: CreateEventParams
): string {
  return params.resumePayloadDigest ?? JSON.stringify(data.payload) ?? '';
}
