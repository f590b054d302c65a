import type { Call } from '../model/call.js';
import type { Operation, Passage } from '../model/history.js';
import type { Response } from '../model/response.js';
import { type GateLabel, gate, isScheduled } from '../sim/context.js';
import type { Asked } from './generations.js';
import type { FaultOp } from './plan/fault-op.js';
import type { ActorPlan } from './plan/plan.js';
import type { PolicyContext } from './policies/context.js';

/** What an actor needs of the simulation that it is part of. */
export interface Stage {
  /** The call as it can be asked now, which is how the history has it. */
  addressed(call: Call): Call;
  /** Virtual time of the actor's process, in ms. */
  nowMs(actor: ActorPlan): number;
  /** Issues the call, made at that time, against the World of the process. */
  ask(actor: ActorPlan, call: Call, nowMs: number): Asked<Response>;
  /** Whether an answer tells of nothing but a connection that broke. */
  isOfBroken(response: Response): boolean;
  /** Brings about a fault. */
  inject(fault: FaultOp): void;
  /** Virtual time, in ms from the start of the schedule. */
  elapsedMs(): number;
  advance(ms: number): void;
  /** The next position in the history. */
  position(): number;
  readonly operations: Operation[];
  readonly passages: Passage[];
  /** What the programs of policies share beside the World. */
  readonly policies: PolicyContext;
}

/** An operation while it runs: its slot in the history is taken at once. */
type Draft = { -readonly [Key in keyof Operation]: Operation[Key] };

/** How often a caller asks again whose connection broke. */
const TRIES_MAX = 3;

/**
 * One call, behind a gate where there is a schedule, so that its invocation is
 * a point of it. Where its process dies before it answers, the caller asks
 * again once there is another: the same call with the same ids.
 */
export async function issue(
  actor: ActorPlan,
  stage: Stage,
  call: Call
): Promise<Response> {
  let tries = 0;
  for (let retryOf: number | undefined; ; ) {
    const invoked = () => ({
      operation: invoke(actor, stage, call, retryOf),
      nowMs: stage.nowMs(actor),
    });
    const { operation, nowMs } = isScheduled()
      ? await gate(labelOf(call), invoked)
      : invoked();
    const response = await stage.ask(actor, operation.call, nowMs);
    if (response) {
      operation.response = response;
      operation.returned = stage.position();
      operation.returnedAtMs = stage.elapsedMs();
      if (tries++ >= TRIES_MAX || !stage.isOfBroken(response)) return response;
    }
    retryOf = stage.operations.indexOf(operation);
  }
}

function invoke(
  actor: ActorPlan,
  stage: Stage,
  call: Call,
  retryOf: number | undefined
): Draft {
  const operation: Draft = {
    actor: actor.name,
    ...(actor.role && { role: actor.role }),
    process: actor.process,
    call: stage.addressed(call),
    invoked: stage.position(),
    invokedAtMs: stage.elapsedMs(),
    ...(retryOf !== undefined && { retryOf }),
  };
  stage.operations.push(operation);
  return operation;
}

function labelOf(call: Call): GateLabel {
  return { kind: 'call', name: `call:${call.kind}`, target: targetOf(call) };
}

function targetOf(call: Call): string {
  if ('run' in call) return call.run;
  if ('runs' in call) return call.runs.join(' ');
  if ('hook' in call) return call.hook;
  if ('token' in call) return call.token;
  return '';
}
