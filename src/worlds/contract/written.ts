import { broughtBy } from '../../model/brought.js';
import type { Call } from '../../model/call.js';
import type { Accepted } from '../../model/response.js';
import type { EventResult } from './api.js';
import { logEntry } from './log-entry.js';
import type { RequestContext } from './requests.js';
import { hookView, runView, stepView, waitView } from './views.js';

/** What a World answers to an event that it took, in the names of the plan. */
export function accepted(
  call: Call,
  result: EventResult | undefined,
  context: RequestContext
): Accepted {
  const event = result?.event && logEntry(result.event, context);
  const written = {
    ...entitiesIn(result, context),
    ...lacking(call, result),
    ...preloadIn(call, result, context),
  };
  if (call.kind === 'createHook' && event?.type === 'hook_conflict') {
    const conflict = conflictOf(result, context.names);
    return { ok: true, event, ...written, conflict };
  }
  const stepCreated = result?.stepCreated === true;
  // Of a start that brings nothing it is told where it should not be.
  if (call.kind === 'lazyStartStep' || stepCreated) {
    return { ok: true, event, ...written, stepCreated };
  }
  return { ok: true, event, ...written };
}

/** What the contract has such a write answer, and this one did not. */
function lacking(
  call: Call,
  result: EventResult | undefined
): Pick<Accepted, 'lacks'> {
  const isConflict = result?.event?.eventType === 'hook_conflict';
  const due = broughtBy(call, isConflict ? { conflict: {} } : {});
  const lacks = due.filter((each) => !result?.[each]);
  return lacks.length > 0 ? { lacks } : {};
}

/** Events that come with it, where the call is one that they come with. */
function preloadIn(
  call: Call,
  result: EventResult | undefined,
  context: RequestContext
): Pick<Accepted, 'preload'> {
  const { events, hasMore, cursor } = result ?? {};
  if (!events || !isToldEvents(call)) return {};
  const shown = events.map((event) => logEntry(event, context));
  const page = { events: shown, hasMore: hasMore === true };
  // Of a start nobody goes on from the cursor that it is answered with.
  if (call.kind === 'startRun') return { preload: page };
  return { preload: { ...page, cursor: cursor ?? null } };
}

function isToldEvents(call: Call): boolean {
  if (call.kind === 'startRun') return true;
  if (call.kind === 'resume' && call.preloads) return true;
  return 'holds' in call && call.holds !== undefined;
}

/** Whatever the event is answered with beside itself. */
function entitiesIn(
  result: EventResult | undefined,
  context: RequestContext
): Pick<Accepted, 'run' | 'hook' | 'step' | 'wait'> {
  const { run, hook, step, wait } = result ?? {};
  return {
    ...(run ? { run: runView(run, context) } : {}),
    ...(hook ? { hook: hookView(hook, context) } : {}),
    ...(step ? { step: stepView(step, context) } : {}),
    ...(wait ? { wait: waitView(wait, context) } : {}),
  };
}

function conflictOf(
  result: EventResult | undefined,
  names: RequestContext['names']
): { owner?: string | undefined } {
  const owner = result?.event?.eventData?.conflictingRunId;
  return { owner: typeof owner === 'string' ? names.nameOf(owner) : undefined };
}
