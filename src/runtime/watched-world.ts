import type { Call, RunStatus } from '../model/call.js';
import type { EventRequest } from '../worlds/contract/api.js';
import { callOfEvent, responseOf } from './events.js';
import { runOf } from './mailbox.js';
import type { QueueingWorld } from './modules.js';
import { nameRun } from './name-run.js';
import { noteStart } from './note-start.js';
import { operate } from './operation.js';
import type { Stage } from './stage.js';

type Rest = readonly never[];

/**
 * The World that the runtime is given: calls of the contract are gates of the
 * schedule and operations of the history, and its queue is the mailbox of the
 * schedule. The World under it is not changed, and what it does to its files
 * meets gates of its own.
 */
export function watchWorld(
  world: QueueingWorld,
  process: number,
  stage: Stage
): QueueingWorld {
  const { runs, hooks } = world;
  // Where there is no batch each event is written alone, as a call of the
  // history: interfaces.d.ts, createBatch.
  const { createBatch: _, ...events } = world.events;
  const { aliases, key } = stage;
  const look = <T>(runId: string, ask: () => Promise<T> | undefined) => {
    const run = aliases.nameOf(runId) ?? '?';
    const call: Call = { kind: 'getRun', run };
    const asked = async () => (await ask()) as T;
    return operate(call, process, stage, asked, () => ({ ok: true }));
  };
  return {
    ...world,
    events: {
      ...events,
      create(runId: string, data: EventRequest, ...rest: Rest) {
        const call = callOfEvent(runId, data, stage);
        const ask = () => events.create(runId, data, ...rest);
        if (!call) return ask();
        return operate(call, process, stage, ask, (answer) => {
          noteStart(call, answer, stage);
          return responseOf(answer, stage);
        });
      },
    },
    runs: {
      ...runs,
      get(runId: string, ...rest: Rest) {
        return look(runId, () => runs.get(runId, ...(rest as never as [])));
      },
      // A look that lasts: whoever waits is told of an end that comes.
      ...(runs.waitForTerminalStatus && {
        waitForTerminalStatus: (runId: string, ...rest: Rest) =>
          look(runId, () => runs.waitForTerminalStatus?.(runId, ...rest)),
      }),
      list(...asked) {
        const call: Call = { kind: 'listRuns', status: statusOf(asked[0]) };
        const ask = () => runs.list(...asked);
        return operate(call, process, stage, ask, () => ({ ok: true }));
      },
    },
    hooks: {
      ...hooks,
      getByToken(token: string, ...rest: Rest) {
        const call: Call = { kind: 'getByToken', token: key };
        const ask = () => hooks.getByToken(token, ...(rest as never as []));
        return operate(call, process, stage, ask, ({ runId, hookId }) => {
          const hook = aliases.nameOf(hookId) ?? '?';
          const run = aliases.nameOf(runId) ?? '?';
          return { ok: true, hook: { hook, run, token: key } };
        });
      },
    },
    queue(name, message, options) {
      const runId = runOf(message);
      if (runId) nameRun(runId, stage);
      return stage.mailbox.publish(name, message, options);
    },
    // No bytes, no HTTP: a delivery is the message and its metadata.
    createQueueHandler: (_prefix, handler) => (delivery) =>
      handler(delivery.message, delivery.metadata),
  };
}

/** The statuses that a list is limited to. */
function statusOf(
  asked: Parameters<QueueingWorld['runs']['list']>[0]
): RunStatus | undefined {
  return asked?.status as RunStatus | undefined;
}
