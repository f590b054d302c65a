import type { CreateBatch } from '../../model/call.js';
import type { Op } from '../plan/plan.js';
import type { Candidate } from './candidates.js';

/** One event less of one batch, of the actors or of the set-up. */
export function* fewerEvents(candidate: Candidate): Generator<Candidate> {
  const { plan } = candidate;
  for (const [at, actor] of plan.actors.entries()) {
    for (const ops of shorter(actor.ops)) {
      const actors = plan.actors.with(at, { ...actor, ops });
      yield { ...candidate, plan: { ...plan, actors } };
    }
  }
  for (const setup of shorter(plan.setup)) {
    yield { ...candidate, plan: { ...plan, setup } };
  }
}

/** How many events are written together in a plan. */
export function eventsIn({ plan }: Candidate): number {
  const ops = [...plan.setup, ...plan.actors.flatMap((actor) => actor.ops)];
  return ops
    .filter(isBatch)
    .reduce((sum, { events }) => sum + events.length, 0);
}

function* shorter(ops: readonly Op[]): Generator<readonly Op[]> {
  for (const [at, op] of ops.entries()) {
    if (!isBatch(op) || op.events.length < 2) continue;
    for (let event = op.events.length - 1; event >= 0; event--) {
      yield ops.with(at, { ...op, events: op.events.toSpliced(event, 1) });
    }
  }
}

function isBatch(op: Op): op is CreateBatch {
  return op.kind === 'createBatch';
}
