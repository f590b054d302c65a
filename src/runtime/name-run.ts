import { currentActor } from '../sim/context.js';
import type { Petition, Stage } from './stage.js';

/** Whom the current code runs for: the request itself, or a worker. */
export function petitionHere(stage: Stage): Petition | undefined {
  const name = currentActor()?.name;
  return stage.petitions.find(({ plan }) => plan.actor === name);
}

/** A run that is first heard of from a request is the request's. */
export function nameRun(runId: string, stage: Stage): void {
  const petition = petitionHere(stage);
  if (petition) stage.aliases.name(runId, petition.record.run);
}
