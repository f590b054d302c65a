import type { Call } from '../model/call.js';
import type { Operation } from '../model/history.js';
import type { Response } from '../model/response.js';
import { currentActor, gate } from '../sim/context.js';
import { refusedBy } from '../worlds/contract/refusal.js';
import { requestHere } from './name-run.js';
import { type Draft, requestOf, type Stage } from './stage.js';

/**
 * One call of the runtime against its World: its invocation is a gate, what
 * it came to stands in the history, and the caller sees what it would have.
 */
export async function operate<T>(
  call: Call,
  process: number,
  stage: Stage,
  ask: () => Promise<T>,
  read: (answer: T) => Response
): Promise<T> {
  const target = 'run' in call ? call.run : stage.key;
  const label = { kind: 'call', name: `call:${call.kind}`, target } as const;
  // The gate is released by nobody in particular: its author is told here.
  const actor = authorOf(call, stage);
  const operation = await gate(label, () => {
    const invoked = stage.position();
    const invokedAtMs = stage.elapsedMs();
    const draft = { actor, process, call, invoked, invokedAtMs };
    stage.operations.push(draft);
    return draft as Draft<Operation>;
  });
  try {
    const answer = await ask();
    settle(operation, read(answer), stage);
    return answer;
  } catch (error) {
    settle(operation, refusedBy(error), stage);
    throw error;
  }
}

function settle(
  operation: Draft<Operation>,
  response: Response,
  stage: Stage
): void {
  operation.response = response;
  operation.returned = stage.position();
  operation.returnedAtMs = stage.elapsedMs();
}

/** A worker acts for the request whose run it has been handed. */
function authorOf(call: Call, stage: Stage): string {
  const here = requestHere(stage);
  if (here) return here.plan.actor;
  const name = currentActor()?.name ?? '?';
  const served = stage.served.get(name);
  const run = served ?? ('run' in call ? call.run : '?');
  return requestOf(stage, run)?.plan.actor ?? name;
}
