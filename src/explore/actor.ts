import type { Call } from '../model/call.js';
import type { Operation } from '../model/history.js';
import type { ActorPlan, Op, ResumeByToken, StartOp } from '../model/plan.js';
import type { Response } from '../model/response.js';
import { gate } from '../sim/context.js';

/** What an actor needs of the simulation that it is part of. */
export interface Stage {
  /** Issues the call against the World of the process. */
  ask(process: number, call: Call): Promise<Response>;
  /** Virtual time, in ms from the start of the schedule. */
  elapsedMs(): number;
  advance(ms: number): void;
  /** The next position in the history. */
  position(): number;
  readonly operations: Operation[];
}

/** An operation while it runs: its slot in the history is taken at once. */
type Draft = { -readonly [Key in keyof Operation]: Operation[Key] };

/**
 * Runs the program of one actor: one operation at a time, each behind a gate
 * of its own, so that its invocation is a point of the schedule as well.
 */
export async function play(actor: ActorPlan, stage: Stage): Promise<void> {
  for (const op of actor.ops) await perform(actor, op, stage);
}

function perform(actor: ActorPlan, op: Op, stage: Stage): Promise<unknown> {
  switch (op.kind) {
    case 'advance': {
      const target = `${op.ms} ms`;
      const label = { kind: 'call', name: 'advance', target } as const;
      return gate(label, () => stage.advance(op.ms));
    }
    case 'start':
      return start(actor, op, stage);
    case 'resumeByToken':
      return resumeByToken(actor, op, stage);
    default:
      return issue(actor, stage, op);
  }
}

async function start(
  actor: ActorPlan,
  { run, workflow, input }: StartOp,
  stage: Stage
): Promise<void> {
  const call: Call = { kind: 'createRun', run, workflow, input };
  const created = await issue(actor, stage, call);
  if (created.ok) await issue(actor, stage, { kind: 'startRun', run });
}

async function resumeByToken(
  actor: ActorPlan,
  { token, payload, resumeId }: ResumeByToken,
  stage: Stage
): Promise<void> {
  const found = await issue(actor, stage, { kind: 'getByToken', token });
  if (!found.ok || !found.hook) return;
  const { run, hook } = found.hook;
  const call: Call = { kind: 'resume', run, hook, payload, resumeId };
  await issue(actor, stage, call);
}

async function issue(
  actor: ActorPlan,
  stage: Stage,
  call: Call
): Promise<Response> {
  const operation = await gate(
    { kind: 'call', name: `call:${call.kind}`, target: targetOf(call) },
    () => invoke(actor, stage, call)
  );
  const response = await stage.ask(actor.process, call);
  operation.response = response;
  operation.returned = stage.position();
  operation.returnedAtMs = stage.elapsedMs();
  return response;
}

function invoke(actor: ActorPlan, stage: Stage, call: Call): Draft {
  const operation: Draft = {
    actor: actor.name,
    process: actor.process,
    call,
    invoked: stage.position(),
    invokedAtMs: stage.elapsedMs(),
  };
  stage.operations.push(operation);
  return operation;
}

function targetOf(call: Call): string {
  if ('run' in call) return call.run;
  if ('hook' in call) return call.hook;
  if ('token' in call) return call.token;
  return '';
}
