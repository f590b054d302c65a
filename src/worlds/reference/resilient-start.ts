import { append } from './append.js';
import type { EventCall } from './event-call.js';
import type { Situation, Write } from './rules.js';
import { newRun, refuseUnknownRun, startRun } from './runs.js';

/** Whether a start brings all that a run is created with. */
function bringsRun({ type, data }: EventCall): boolean {
  const { workflowName, deploymentId, input } = data;
  const isWhole = workflowName && deploymentId && input !== undefined;
  return type === 'run_started' && Boolean(isWhole);
}

/** `run.resilient-start`: the creation and the start in one commit. */
export function bearUnknownRun(situation: Situation): Write {
  return bringsRun(situation.call) ? bearAndStart : refuseUnknownRun(situation);
}

const bearAndStart: Write = (tx, situation) => {
  const { call, time } = situation;
  const created = newRun(call, time.nowMs);
  const draft = { eventType: 'run_created', eventData: call.data };
  const { run } = append(tx, situation, created, draft);
  return startRun(tx, { ...situation, run });
};
