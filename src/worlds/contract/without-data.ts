import type { Call, Resolving } from '../../model/call.js';
import type {
  HookView,
  LogEntry,
  RunView,
  StepView,
} from '../../model/view.js';
import { read } from './answered.js';
import type {
  Resolve,
  WorldEvent,
  WorldHook,
  WorldRun,
  WorldStep,
} from './api.js';
import { logEntry } from './log-entry.js';
import { hookView, runView, type Showing, stepView } from './views.js';

/** What a read asks to be left out, in the words of the contract. */
export function resolveOf({ data }: Resolving): Resolve {
  return data === undefined ? {} : { resolveData: data };
}

/** The same as the last parameter of a call, which most calls lack. */
export function resolveParams(call: Resolving): [] | [Resolve] {
  return call.data === undefined ? [] : [resolveOf(call)];
}

/** The view of a read that leaves out data says whether it did. */
export function runShown(run: WorldRun, call: Call, showing: Showing): RunView {
  if (!isBare(call)) return runView(run, showing);
  const { input, output, ...rest } = copied('a run', run);
  const leftOut = isNothing(input) && isNothing(output);
  return { ...runView(rest, showing), input: undefined, leftOut };
}

export function stepShown(
  step: WorldStep,
  call: Call,
  showing: Showing
): StepView {
  if (!isBare(call)) return stepView(step, showing);
  const { input, output, ...rest } = copied('a step', step);
  const leftOut = isNothing(input) && isNothing(output);
  const { value, ...view } = stepView(rest, showing);
  return { ...view, input: undefined, value: value ?? undefined, leftOut };
}

/** The metadata of a hook may be left out, and need not be. */
export function hookShown(
  hook: WorldHook,
  call: Call,
  showing: Showing
): HookView {
  const view = hookView(hook, showing);
  if (!isBare(call)) return view;
  const leftOut = isNothing(hook.metadata);
  return { ...view, metadata: view.metadata ?? undefined, leftOut };
}

/** What an event may have that is large, by the type of the event. */
const LARGE = ['input', 'output', 'result', 'payload', 'error', 'metadata'];

/** A World may leave out all data of an event: then none of it is told of. */
export function entryShown(
  event: WorldEvent,
  call: Call,
  showing: Showing
): LogEntry {
  const entry = logEntry(event, showing);
  if (!isBare(call)) return entry;
  const data = (event.eventData ?? undefined) as
    | Readonly<Record<string, unknown>>
    | undefined;
  const leftOut = LARGE.every((field) => isNothing(data?.[field]));
  const { value: _, metadata: __, ...rest } = entry;
  if (data !== undefined) return { ...rest, leftOut };
  const { id, type, run, subject, resumeId, specVersion, createdAt } = entry;
  const told = { id, type, run, subject, resumeId, specVersion, createdAt };
  return { ...told, leftOut };
}

function copied<Entity extends object>(what: string, entity: Entity): Entity {
  return read(what, entity, () => ({ ...entity }));
}

function isBare(call: Call): boolean {
  return 'data' in call && call.data === 'none';
}

/** An empty list stands for an input that was left out: shared.d.ts. */
function isNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null;
}
