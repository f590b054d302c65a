import type { Name, RunStatus } from '../../model/call.js';
import type { HookView, LogEntry, RunView } from '../../model/response.js';
import type { WorldEvent, WorldHook, WorldRun } from './api.js';
import type { Names } from './names.js';
import { decodeLabel } from './payload.js';

/** Entities of a World in the names of the plan. */

export function runView(run: WorldRun, names: Names): RunView {
  const value =
    run.status === 'completed'
      ? decodeLabel(run.output)
      : decodeLabel(run.error);
  return {
    run: names.nameOf(run.runId) as Name,
    status: run.status as RunStatus,
    value,
    input: decodeLabel(run.input),
    attributes: run.attributes,
  };
}

export function hookView(hook: WorldHook, names: Names): HookView {
  return {
    hook: names.nameOf(hook.hookId) as Name,
    run: names.nameOf(hook.runId) as Name,
    token: names.nameOf(hook.token) as Name,
  };
}

interface EventData {
  readonly input?: unknown;
  readonly output?: unknown;
  readonly payload?: unknown;
  readonly error?: unknown;
  readonly token?: string;
  readonly changes?: readonly { key: string; value: string | null }[];
}

export function logEntry(event: WorldEvent, names: Names): LogEntry {
  const data = (event.eventData ?? {}) as EventData;
  const value = data.input ?? data.output ?? data.payload ?? data.error;
  return {
    id: event.eventId,
    type: event.eventType,
    subject: names.nameOf(event.correlationId),
    value: decodeLabel(value),
    token: names.nameOf(data.token),
    resumeId: event.resumeId,
    changes: data.changes?.map(({ key, value }) => [key, value] as const),
  };
}
