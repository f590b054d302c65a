import { broughtBy } from '../model/brought.js';
import type { Call } from '../model/call.js';
import type { ClauseId } from '../model/clauses/registry.js';
import type { History, Operation } from '../model/history.js';
import { isUndecided } from '../model/refusals.js';
import type { Accepted } from '../model/response.js';
import { isCancellation, isCreation } from '../model/writes.js';
import type { Findings } from './findings.js';

/** What accepted writes answer beside that they were accepted. */
export function judgeBrought(
  { operations }: History,
  findings: Findings
): void {
  for (const operation of operations) {
    const { actor, call, response } = operation;
    if (!response?.ok) continue;
    const { lacks = [] } = response;
    // An answer of which nothing was told says nothing.
    const isTold = response.event !== undefined || lacks.length > 0;
    if (!isTold || !isThere(operation, operations)) continue;
    for (const brought of broughtBy(call, response)) {
      const clause = clauseOfLack(brought, operation, operations);
      if (clause === undefined) continue;
      findings.rule(
        clause,
        !lacks.includes(brought),
        () => `${actor}: ${call.kind} was answered without ${brought}`
      );
    }
    if (call.kind === 'startStep') {
      findings.rule(
        'step.lazy-once',
        response.stepCreated !== true,
        () => `${actor}: a start that brings no input has created its step`
      );
    }
    if (isStart(call)) judgeStarted(actor, call, response, findings);
  }
}

/** What is taken of a run that is not there has a clause of its own. */
function isThere(
  { call, invoked }: Operation,
  operations: readonly Operation[]
): boolean {
  if (isCreation(call)) return true;
  return operations.some(
    ({ call: other, response, returned = invoked }) =>
      isCreation(other) &&
      'run' in call &&
      other.run === call.run &&
      response?.ok === true &&
      returned < invoked
  );
}

/** Which clause says that it has to come, if one does. */
function clauseOfLack(
  brought: string,
  operation: Operation,
  operations: readonly Operation[]
): ClauseId | undefined {
  const { call } = operation;
  if (brought !== 'event') {
    const isDue = call.kind === 'createRun' || isStart(call);
    return isDue ? 'answer.started' : 'answer.affected';
  }
  // Nobody was told what the answer was before a death.
  if (operation.retryOf !== undefined) return undefined;
  const { returned = Number.POSITIVE_INFINITY } = operation;
  const isRepeated = operations.some(
    (other) =>
      other !== operation && other.invoked < returned && isSame(call, other)
  );
  if (!isRepeated) return 'answer.event';
  // Of several resumes each is given the one event; a start or a cancellation
  // that comes again creates none.
  return call.kind === 'resume' ? 'resume.dedup' : undefined;
}

function isStart({ kind }: Call): boolean {
  return ['startRun', 'startStep', 'lazyStartStep'].includes(kind);
}

/** Whether another call may have done already what this one asks for. */
function isSame(call: Call, { call: other, response }: Operation): boolean {
  if (response?.ok === false && !isUndecided(response)) return false;
  if (!('run' in call)) return false;
  if (other.kind === 'cancelRuns') {
    return isCancellation(call) && other.runs.includes(call.run);
  }
  if (!('run' in other) || call.run !== other.run) return false;
  if (call.kind === 'startRun') return other.kind === 'startRun';
  if (isCancellation(call)) return isCancellation(other);
  return (
    call.kind === 'resume' &&
    other.kind === 'resume' &&
    call.resumeId !== undefined &&
    call.resumeId === other.resumeId
  );
}

/** The entity of whatever has started says when. */
function judgeStarted(
  actor: string,
  { kind }: Call,
  { run, step }: Accepted,
  findings: Findings
): void {
  const entity = kind === 'startRun' ? run : step;
  if (entity?.startedAt === undefined) return;
  findings.rule(
    'answer.started',
    entity.startedAt !== null,
    () => `${actor}: ${kind} was answered without startedAt`
  );
}
