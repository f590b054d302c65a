import type { RunStatus } from '../../model/call.js';
import { isTerminal } from '../../model/state.js';
import type { WorldRun } from '../contract/api.js';
import { alarmIn } from './alarm.js';
import type { Scope } from './rules.js';

/**
 * `runs.wait-terminal`: reads again whenever the run changes, until it has
 * ended or the time is over. It listens before it reads, so that no change
 * falls between the two.
 *
 * @throws WorkflowRunNotFoundError
 */
export async function awaitRun(
  scope: Scope,
  runId: string,
  timeoutMs: number
): Promise<WorldRun> {
  const alarm = alarmIn(timeoutMs);
  let isOver = false;
  const over = alarm.rung.then(() => {
    isOver = true;
  });
  try {
    for (;;) {
      const change = scope.store.nextChange(runId);
      try {
        const isLast = isOver;
        const run = await scope.rules.getRun(scope, runId);
        if (isLast || isTerminal(run.status as RunStatus)) return run;
        await Promise.race([change.seen, over]);
      } finally {
        change.ignore();
      }
    }
  } finally {
    alarm.cancel();
  }
}
