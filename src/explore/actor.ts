import type { Call } from '../model/call.js';
import { type GateLabel, gate } from '../sim/context.js';
import { asking, follow, getEvent } from './log-reader.js';
import type { FaultOp } from './plan/fault-op.js';
import type {
  ActorPlan,
  EndByToken,
  Op,
  ResumeByToken,
  StartOp,
} from './plan/plan.js';
import { playRequest } from './policies/play-request.js';
import { issue, type Stage } from './stage.js';

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
    case 'crash':
    case 'tear':
    case 'powerLoss':
    case 'dropRequest':
    case 'dropReply':
    case 'restartServer':
    case 'restart':
    case 'stall':
    case 'jump':
    case 'jumpClock':
      return gate(labelOfFault(op), () => stage.inject(op));
    case 'start':
      return start(actor, op, stage);
    case 'resumeByToken':
      return resumeByToken(actor, op, stage);
    case 'endByToken':
      return endByToken(actor, op, stage);
    case 'request':
      return playRequest(actor, op, stage);
    case 'followEvents':
      return follow(actor, op, stage);
    case 'getEvent':
      return getEvent(actor, op, stage);
    default:
      return issue(actor, stage, asking(actor, op, stage));
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

async function endByToken(
  actor: ActorPlan,
  { token, status, value }: EndByToken,
  stage: Stage
): Promise<void> {
  const found = await issue(actor, stage, { kind: 'getByToken', token });
  if (!found.ok || !found.hook) return;
  const { run } = found.hook;
  await issue(actor, stage, { kind: 'endRun', run, status, value });
}

function labelOfFault(fault: FaultOp): GateLabel {
  const { kind: name } = fault;
  const where = 'process' in fault ? [`p${fault.process}`] : [];
  return {
    kind: 'fault',
    name,
    target: [...where, ...detailsOf(fault)].join(' '),
  };
}

function detailsOf(fault: FaultOp): readonly string[] {
  switch (fault.kind) {
    case 'crash':
      return fault.atChange ? [`at change ${fault.atChange}`] : [];
    case 'tear':
      return [`cut ${fault.cut}`];
    case 'powerLoss':
      return [`loss ${fault.choice}`];
    case 'stall':
    case 'jump':
    case 'jumpClock':
      return [`${fault.ms} ms`];
    default:
      return [];
  }
}
