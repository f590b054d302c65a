import type { RunStatus } from '../../model/call.js';
import { isTerminal } from '../../model/state.js';
import type {
  EventResult,
  KeyedStartRequest,
  KeyedStartResult,
  WorldApi,
} from '../contract/api.js';
import { withoutKeyedStart } from './without-keyed-start.js';

export interface ShimOptions {
  /** The clock of the process, in ms since the epoch. */
  readonly now: () => number;
  /** Whether the World honours `tokenRetentionUntil`. */
  readonly retains: boolean;
  /** The contract leaves the ids of runs to the World. */
  readonly isRunIdOfWorld?: boolean;
}

/**
 * Keyed start out of what every World has today: the run is created first and
 * claims the key as the token of a hook; a run that loses cancels itself. It
 * shows what cannot be had that way: the loser leaves a run, a crash between
 * the two leaves a run without a key, and the memory is a deadline from the
 * claim instead of a window from the end, or nothing.
 */
export function withKeyedShim(world: WorldApi, options: ShimOptions): WorldApi {
  return {
    ...withoutKeyedStart(world),
    keyedStart: (request) => keyedStart(world, request, options),
  };
}

async function keyedStart(
  world: WorldApi,
  request: KeyedStartRequest,
  options: ShimOptions
): Promise<KeyedStartResult> {
  const { workflowName, deploymentId, input, specVersion } = request;
  const eventData = { deploymentId, workflowName, input };
  const wanted = options.isRunIdOfWorld ? null : request.runId;
  const made = await world.events.create(wanted, {
    eventType: 'run_created',
    specVersion,
    eventData,
  });
  const runId = wanted ?? made.run?.runId ?? request.runId;
  const owner = await claimFor(world, { ...request, runId }, options);
  if (owner === undefined) {
    return { run: await world.runs.get(runId), created: true };
  }
  await world.events.create(runId, { eventType: 'run_cancelled', specVersion });
  return { run: await world.runs.get(owner), created: false };
}

/** The run that has the key; undefined where it is the new one. */
async function claimFor(
  world: WorldApi,
  request: KeyedStartRequest,
  options: ShimOptions
): Promise<string | undefined> {
  try {
    return ownerIn(await claim(world, request, options));
  } catch (error) {
    // Whoever ended the run between the two calls has left it without a key.
    const run = await world.runs.get(request.runId);
    if (isTerminal(run.status as RunStatus)) return undefined;
    throw error;
  }
}

function claim(
  world: WorldApi,
  { runId, workflowName, key, retentionMs, specVersion }: KeyedStartRequest,
  { now, retains }: ShimOptions
): Promise<EventResult> {
  // The documented convention: a prefix keeps workflows out of each other's way.
  const token = `${workflowName}/${key}`;
  const until = new Date(now() + retentionMs);
  return world.events.create(runId, {
    eventType: 'hook_created',
    specVersion,
    correlationId: hookIdOf(runId),
    eventData: retains ? { token, tokenRetentionUntil: until } : { token },
  });
}

/** One hook a run: its id is the run's own under another prefix. */
function hookIdOf(runId: string): string {
  return runId.replace(/^[a-z]*_?/, 'hook_');
}

/** The run that has the key; undefined where the claim was accepted. */
function ownerIn({ event }: EventResult): string | undefined {
  if (event?.eventType !== 'hook_conflict') return undefined;
  const owner = event.eventData?.conflictingRunId;
  if (typeof owner === 'string') return owner;
  throw new TypeError('hook_conflict names no owner: nobody can be answered');
}
