import { Aliases } from '../../src/runtime/aliases.js';
import { Mailbox } from '../../src/runtime/mailbox.js';
import { drawPlan } from '../../src/runtime/plan.js';
import type { PlayedRequest, Stage } from '../../src/runtime/stage.js';
import { VirtualClock } from '../../src/sim/clock.js';
import { nodeIdle } from '../../src/sim/idle.js';
import { Machine } from '../../src/sim/machine.js';
import { followChoices } from '../../src/sim/strategies/strategy.js';

/** A stage with two requests of A and B, on which nothing has happened. */
export function emptyStage(): Stage {
  const { plan } = drawPlan('signal', '1', 0);
  const machine = new Machine({
    clock: new VirtualClock(0),
    strategy: followChoices([]),
    tickMs: 1,
    entropy: 0,
    stepsMax: 100,
    idle: nodeIdle(100),
  });
  let position = 0;
  return {
    machine,
    aliases: new Aliases(),
    mailbox: new Mailbox(plan, () => undefined),
    seats: [],
    requests: [played('A', 'r1'), played('B', 'r2')],
    operations: [],
    records: [],
    served: new Map(),
    table: new Map(),
    startedAt: new Map(),
    remarks: [],
    token: 'key-1',
    key: 'key',
    position: () => position++,
    elapsedMs: () => 0,
  };
}

function played(actor: string, run: string): PlayedRequest {
  const request = {
    kind: 'request',
    policy: 'signal',
    over: 'claim',
    key: 'key',
    run,
    input: `in-${run}`,
  } as const;
  const works: PlayedRequest['works'] = [];
  return {
    plan: { actor, process: 0, afterMs: 0 },
    request,
    record: { actor, request, run, invoked: 0, works },
    works,
  };
}
