import type { Name } from '../../model/call.js';
import type { ClauseId } from '../../model/clauses/registry.js';
import type { History, Operation } from '../../model/history.js';
import { isUndecided } from '../../model/refusals.js';
import { isEcho } from '../../model/singly.js';
import { isCancellation } from '../../model/writes.js';
import type { Findings } from '../findings.js';
import { isEndOfRun } from './entry-types.js';
import type { RunLog } from './run-log.js';

/** Which clause says that an accepted call of this kind is in the log. */
const RECORDED_BY: Partial<Record<Operation['call']['kind'], ClauseId>> = {
  endRun: 'run.end-releases',
  createHook: 'token.claim-idempotent',
  disposeHook: 'hook.dispose-once',
  createStep: 'step.created-once',
  retryStep: 'step.retry-open',
  completeStep: 'step.terminal-once',
  failStep: 'step.terminal-once',
  createWait: 'wait.created-once',
  completeWait: 'wait.completed-once',
  setAttributes: 'run.entity-matches-log',
};

/** Holds the log against what callers were told. */
export function judgeAccounts(
  log: RunLog,
  authors: ReadonlyMap<number, number>,
  history: History,
  isForeign: (hook: Name) => boolean,
  findings: Findings
): void {
  for (const index of log.operations) {
    const operation = history.operations[index] as Operation;
    if (!operation.response?.ok || operation.response.conflict) continue;
    if (isTold(operation, log)) continue;
    const clause = RECORDED_BY[operation.call.kind];
    if (!clause || authors.has(index)) continue;
    if (isRepeatedCancel(operation, log, history)) continue;
    findings.break(
      clause,
      `${log.run}: ${operation.call.kind} was accepted and is not in the log`
    );
  }
  judgeResumes(log, history, isForeign, findings);
}

/** Whether what is said of one of many runs is judged as such. */
function isTold({ response }: Operation, { entries }: RunLog): boolean {
  return (
    isEcho(response) ||
    (response?.outcome !== undefined && entries.some(isEndOfRun))
  );
}

/** A second cancellation succeeds and need not append. */
function isRepeatedCancel(
  { call }: Operation,
  log: RunLog,
  history: History
): boolean {
  if (!isCancellation(call)) return false;
  const others = log.operations.filter((index) => {
    const other = history.operations[index];
    return (
      other !== undefined &&
      isCancellation(other.call) &&
      other.response?.ok === true
    );
  });
  return (
    others.length > 1 &&
    log.entries.some(({ type }) => type === 'run_cancelled')
  );
}

interface Delivery {
  accepted: number;
  refused: number;
  unsure: number;
  readonly resumeId: string | undefined;
  /** Ids of the events that the callers were given. */
  readonly events: Set<string>;
}

/** Each payload: how often it was accepted, and how often it is in the log. */
function judgeResumes(
  log: RunLog,
  history: History,
  isForeign: (hook: Name) => boolean,
  findings: Findings
): void {
  for (const [payload, delivery] of deliveriesOf(log, history, isForeign)) {
    const { accepted, refused, unsure, resumeId, events } = delivery;
    const count = log.entries.filter(
      ({ type, value }) => type === 'hook_received' && value === payload
    ).length;
    // Deliveries under one resumeId are one resume.
    const least = resumeId ? Math.min(1, accepted) : accepted;
    const most = resumeId ? Math.min(1, accepted + unsure) : accepted + unsure;
    const told = () =>
      `${log.run}: ${payload} accepted ${accepted} and refused ${refused} times is ${count} times in the log`;
    if (accepted > 0) {
      const excess = refused === 0 && !resumeId && count > most;
      findings.rule('resume.accepted-durable', count >= least && !excess, told);
    }
    if (resumeId && accepted > 0) {
      const isShared = count <= most && events.size <= 1;
      findings.rule('resume.dedup', isShared, told);
    } else if (refused > 0) {
      findings.rule('resume.refused-absent', count <= most, told);
    }
  }
}

/** Which log a resume of another run's hook belongs to is a variant. */
function deliveriesOf(
  log: RunLog,
  history: History,
  isForeign: (hook: Name) => boolean
): Map<string, Delivery> {
  const deliveries = new Map<string, Delivery>();
  for (const index of log.operations) {
    const { call, response } = history.operations[index] as Operation;
    if (call.kind !== 'resume' || isForeign(call.hook)) continue;
    const delivery = deliveries.get(call.payload) ?? {
      accepted: 0,
      refused: 0,
      unsure: 0,
      resumeId: call.resumeId,
      events: new Set<string>(),
    };
    deliveries.set(call.payload, delivery);
    if (response?.ok) {
      delivery.accepted++;
      if (response.event) delivery.events.add(response.event.id);
    } else if (isUndecided(response)) delivery.unsure++;
    else delivery.refused++;
  }
  return deliveries;
}
