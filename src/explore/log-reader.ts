import type { Name } from '../model/call.js';
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
  // A World need not say where a list ends that brought nothing new.
  const isTelling = ({ cursor, events = [] }: Accepted) =>
    typeof cursor === 'string' || events.length > 0;
  const last = lastOf(actor, op.run, 'followEvents', stage, isTelling);
  const { cursor } = last ?? {};
  const isFirst = cursor === undefined || cursor === null;
  await issue(actor, stage, isFirst ? op : { ...op, from: cursor });
}

/** An event is asked for by the id that the log has shown, if it has. */
export async function getEvent(
  actor: ActorPlan,
  { kind, run, at }: GetEvent,
  stage: Stage
): Promise<void> {
  let shown = lastOf(actor, run, 'listEvents', stage)?.events;
  if (!shown) {
    const listed = await issue(actor, stage, { kind: 'listEvents', run });
    shown = listed.ok ? listed.events : [];
  }
  const event: LogEntry | undefined = shown?.[at];
  if (event) await issue(actor, stage, { kind, run, at, event: event.id });
}

/** What the actor was last answered to a read of this log. */
function lastOf(
  { name }: ActorPlan,
  run: Name,
  kind: 'followEvents' | 'listEvents',
  { operations }: Stage,
  isTelling: (answer: Accepted) => boolean = () => true
): Accepted | undefined {
  const last = operations.findLast(
    ({ actor, call, response }) =>
      actor === name &&
      call.kind === kind &&
      call.run === run &&
      response?.ok &&
      isTelling(response)
  );
  return last?.response?.ok ? last.response : undefined;
}
