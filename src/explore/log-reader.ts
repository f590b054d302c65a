import type { Call, Name } from '../model/call.js';
import { type Held, heldAfter, NOTHING_HELD } from '../model/held.js';
import type { FollowEvents, GetEvent } from '../model/log-calls.js';
import type { Accepted, LogEntry } from '../model/response.js';
import type { ActorPlan } from './plan/plan.js';
import { issue, type Stage } from './stage.js';

/** Goes on from where the same actor was left in the log of the run. */
export async function follow(
  actor: ActorPlan,
  { from: _, ...op }: FollowEvents,
  stage: Stage
): Promise<void> {
  const { cursor } = heldBy(actor, op.run, stage);
  await issue(
    actor,
    stage,
    cursor === undefined ? op : { ...op, from: cursor }
  );
}

/** A write says what its writer has seen of the log, if it has seen any. */
export function asking(actor: ActorPlan, call: Call, stage: Stage): Call {
  if (!('asks' in call) || call.asks === undefined) return call;
  const { cursor, events } = heldBy(actor, call.run, stage);
  const count = events.length > 0 ? events.length : undefined;
  const holds = {
    ...(call.asks === 'count' || cursor === undefined ? {} : { cursor }),
    ...(call.asks === 'cursor' || count === undefined ? {} : { count }),
  };
  return { ...call, holds };
}

function heldBy({ name }: ActorPlan, run: Name, { operations }: Stage): Held {
  return operations
    .filter(
      ({ actor, call }) => actor === name && 'run' in call && call.run === run
    )
    .reduce(heldAfter, NOTHING_HELD);
}

/** An event is asked for by the id that the log has shown, if it has. */
export async function getEvent(
  actor: ActorPlan,
  { kind, run, at }: GetEvent,
  stage: Stage
): Promise<void> {
  let shown = lastOf(actor, run, stage)?.events;
  if (!shown) {
    const listed = await issue(actor, stage, { kind: 'listEvents', run });
    shown = listed.ok ? listed.events : [];
  }
  const event: LogEntry | undefined = shown?.[at];
  if (event) await issue(actor, stage, { kind, run, at, event: event.id });
}

/** What the actor was last answered to a list of this log. */
function lastOf(
  { name }: ActorPlan,
  run: Name,
  { operations }: Stage
): Accepted | undefined {
  const last = operations.findLast(
    ({ actor, call, response }) =>
      actor === name &&
      call.kind === 'listEvents' &&
      call.run === run &&
      response?.ok
  );
  return last?.response?.ok ? last.response : undefined;
}
