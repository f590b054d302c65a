import type { Call, Resolving } from '../../model/call.js';
import type { RunView, StepView } from '../../model/view.js';
import type { Resolve, WorldRun, WorldStep } from './api.js';
import { runView, type Showing, stepView } from './views.js';

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
  const { input, output, ...rest } = run;
  const leftOut = isNothing(input) && isNothing(output);
  return { ...runView(rest, showing), input: undefined, leftOut };
}

export function stepShown(
  step: WorldStep,
  call: Call,
  showing: Showing
): StepView {
  if (!isBare(call)) return stepView(step, showing);
  const { input, output, ...rest } = step;
  const leftOut = isNothing(input) && isNothing(output);
  const { value, ...view } = stepView(rest, showing);
  return { ...view, input: undefined, value: value ?? undefined, leftOut };
}

function isBare(call: Call): boolean {
  return 'data' in call && call.data === 'none';
}

/** An empty list stands for an input that was left out: shared.d.ts. */
function isNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null;
}
