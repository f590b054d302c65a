import type { FaultKind, History, Operation } from '../../model/history.js';
import { isEcho } from '../../model/singly.js';
import { isWrite } from '../../model/writes.js';
import type { Findings } from '../findings.js';
import { authorsOf } from './authors.js';
import { type RunLog, runLogsOf } from './run-log.js';

/** After these only what is kept somewhere is there. */
const DEATHS: readonly FaultKind[] = [
  'crash',
  'tear',
  'powerLoss',
  'restartServer',
];

/** The first death after an operation was answered. */
function deathAfter(
  { returned = Number.POSITIVE_INFINITY }: Operation,
  { faults = [] }: History
): number | undefined {
  return faults.find(
    ({ kind, position }) => DEATHS.includes(kind) && position > returned
  )?.position;
}

/**
 * `crash.acknowledged`: what was answered before a crash stands in the log
 * after it. What does not is judged no further: as if nobody had been told.
 * `open`: the history as to effects.
 */
export function withoutLost(
  told: History,
  open: History,
  findings: Findings
): History {
  const deaths = new Map<number, number>();
  told.operations.forEach((operation, index) => {
    const death = deathAfter(operation, told);
    if (death !== undefined && isAcknowledged(operation))
      deaths.set(index, death);
  });
  if (deaths.size === 0) return told;
  const lost = new Set<number>();
  for (const log of runLogsOf(open)) {
    const authors = authorsOf(log, open);
    for (const index of log.operations) {
      if (!deaths.has(index)) continue;
      const operation = told.operations[index] as Operation;
      const isThere = authors.has(index) || hasAnswered(operation, log);
      if (!isThere) lost.add(index);
      const { kind } = operation.call;
      const words = () => `${log.run}: ${kind} was accepted and is lost`;
      findings.rule('crash.acknowledged', isThere, words);
    }
  }
  const operations = told.operations.map((operation, index): Operation => {
    if (!lost.has(index)) return operation;
    const { response: _, returned: __, returnedAtMs: ___, ...rest } = operation;
    return { ...rest, cutAt: deaths.get(index) };
  });
  return lost.size > 0 ? { ...told, operations } : told;
}

/** Whether its answer promises an event of its own. */
function isAcknowledged({ call, response }: Operation): boolean {
  if (!isWrite(call) || !response?.ok || isEcho(response)) return false;
  if (response.created === false) return false;
  // What has happened already may be accepted without another event.
  if (call.kind === 'startRun') return false;
  return call.kind !== 'endRun' || call.status !== 'cancelled';
}

function hasAnswered({ response }: Operation, { entries }: RunLog): boolean {
  const id = response?.ok ? response.event?.id : undefined;
  return id !== undefined && entries.some((entry) => entry.id === id);
}
