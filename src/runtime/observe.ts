import type { Call, RunStatus } from '../model/call.js';
import type { Response } from '../model/response.js';
import { refusedBy } from '../worlds/contract/refusal.js';
import { labelIn } from './events.js';
import type { QueueingWorld } from './modules.js';
import type { Stage } from './stage.js';

const PAGE = { limit: 1000, sortOrder: 'asc' } as const;

/** Reads what is left of each run, once all is quiet. */
export async function observe(
  world: QueueingWorld,
  stage: Stage
): Promise<void> {
  for (const [id, run] of stage.aliases.runs) {
    await read({ kind: 'getRun', run }, stage, async () => {
      const { status, output } = await world.runs.get(id);
      const value = labelIn(output, stage);
      return { ok: true, run: { run, status: status as RunStatus, value } };
    });
    await read({ kind: 'listEvents', run }, stage, async () => {
      const page = await world.events.list({ runId: id, pagination: PAGE });
      const events = page.data.map((event) => ({
        id: event.eventId,
        type: event.eventType,
        value: labelIn(event.eventData?.payload, stage),
      }));
      return { ok: true, events };
    });
  }
}

async function read(
  call: Call,
  stage: Stage,
  ask: () => Promise<Response>
): Promise<void> {
  const invoked = stage.position();
  const invokedAtMs = stage.elapsedMs();
  const response = await ask().catch(refusedBy);
  stage.operations.push({
    actor: 'observer',
    role: 'observer',
    process: 0,
    call,
    response,
    invoked,
    invokedAtMs,
    returned: stage.position(),
    returnedAtMs: stage.elapsedMs(),
  });
}
