import type { Call } from '../model/call.js';
import { currentActor } from '../sim/context.js';
import type { EventResult } from '../worlds/contract/api.js';
import { remark, type Stage } from './stage.js';

/**
 * Tells of a run that the World says has been started twice. The runtime
 * draws the ids of hooks and steps from the moment of the start, so those who
 * replay it by two moments look for each other's ids in vain.
 */
export function noteStart(
  call: Call,
  { run }: EventResult,
  stage: Stage
): void {
  if (call.kind !== 'startRun' || !run?.startedAt) return;
  const moment = Number(new Date(run.startedAt as string));
  const told = stage.startedAt.get(call.run) ?? new Set();
  stage.startedAt.set(call.run, told);
  const [first = moment] = told;
  if (told.has(moment)) return;
  told.add(moment);
  if (moment === first) return;
  const words = `is told that ${call.run} started ${moment - first} ms off what others were told`;
  remark(stage, currentActor()?.name ?? '?', words);
}
