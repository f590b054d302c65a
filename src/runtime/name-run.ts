import { currentActor } from '../sim/context.js';
import type { PlayedRequest, Stage } from './stage.js';

/** Whom the current code runs for: the request itself, or a worker. */
export function requestHere(stage: Stage): PlayedRequest | undefined {
  const name = currentActor()?.name;
  return stage.requests.find(({ plan }) => plan.actor === name);
}

/** A run that is first heard of from a request is the request's. */
export function nameRun(runId: string, stage: Stage): void {
  const played = requestHere(stage);
  if (played) stage.aliases.name(runId, played.record.run);
}
