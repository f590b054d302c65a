import type {
  AttributeChange,
  Call,
  StepCall,
  TerminalStatus,
} from '../model/call.js';
import type { Response } from '../model/response.js';
import type { EventRequest, EventResult } from '../worlds/contract/api.js';
import { decodeLabel } from '../worlds/contract/payload.js';
import { nameRun } from './name-run.js';
import type { Stage } from './stage.js';

const ENDS: Readonly<Record<string, TerminalStatus>> = {
  run_completed: 'completed',
  run_failed: 'failed',
  run_cancelled: 'cancelled',
};

const STEPS: Readonly<Record<string, StepCall['kind']>> = {
  step_created: 'createStep',
  step_started: 'startStep',
  step_completed: 'completeStep',
  step_failed: 'failStep',
};

/** The call of the model that an event of the runtime is, if it is one. */
export function callOfEvent(
  runId: string,
  { eventType, correlationId = '', eventData = {} }: EventRequest,
  stage: Stage
): Call | undefined {
  nameRun(runId, stage);
  const { aliases } = stage;
  const run = aliases.nameOf(runId) ?? '?';
  const hook = () => aliases.number(correlationId, `${run}-hook`);
  const end = ENDS[eventType];
  if (end) {
    const value = labelIn(eventData.output, stage) ?? end;
    return { kind: 'endRun', run, status: end, value };
  }
  const step = STEPS[eventType];
  if (step) {
    // `step//./workflows/order//work`, where the event says it.
    const kind = String(eventData.stepName ?? 'step')
      .split('//')
      .at(-1);
    const name = aliases.number(correlationId, `${run}-${kind}`);
    return { kind: step, run, step: name };
  }
  switch (eventType) {
    case 'run_created':
      return { kind: 'createRun', run, workflow: 'order', input: `in-${run}` };
    case 'run_started':
      return { kind: 'startRun', run };
    case 'hook_created':
      return { kind: 'createHook', run, hook: hook(), token: stage.key };
    case 'attr_set':
      return { kind: 'setAttributes', run, changes: changesIn(eventData) };
    case 'hook_disposed':
      return { kind: 'disposeHook', run, hook: hook() };
    case 'hook_received': {
      const payload = labelIn(eventData.payload, stage) ?? '?';
      return { kind: 'resume', run, hook: hook(), payload };
    }
    default:
      return undefined;
  }
}

function changesIn({
  changes = [],
}: {
  changes?: unknown;
}): readonly AttributeChange[] {
  return (changes as { key: string; value?: string }[]).map(
    ({ key, value }) => [key, value ?? null] as const
  );
}

/** What the World answered an event with, in the model's words. */
export function responseOf(
  { event }: EventResult,
  { aliases }: Stage
): Response {
  if (event?.eventType !== 'hook_conflict') return { ok: true };
  const owner = event.eventData?.conflictingRunId;
  const name = typeof owner === 'string' ? aliases.nameOf(owner) : undefined;
  return { ok: true, conflict: { owner: name } };
}

/**
 * The label of a plan within a value that the runtime has serialized: labels
 * are unique, so the codec need not be known.
 */
export function labelIn(
  value: unknown,
  { requests }: Stage
): string | undefined {
  const text = decodeLabel(value);
  if (text === undefined) return undefined;
  return requests
    .flatMap(({ request }) => [request.input, resultLabel(request.run)])
    .find((label) => text.includes(label));
}

/** What the workflow of a run answers once it has done the work. */
export function resultLabel(run: string): string {
  return `out-${run}`;
}
