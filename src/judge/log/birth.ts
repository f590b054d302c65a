import type { History } from '../../model/history.js';
import { isCreation } from '../../model/writes.js';
import type { Findings } from '../findings.js';
import type { RunLog } from './run-log.js';

/**
 * `run.identity`: where several calls may have created a run, its log and its
 * entity are of one of them. That each is of some call has rules of its own.
 */
export function judgeBirth(
  { run, entries, view, operations }: RunLog,
  history: History,
  findings: Findings
): void {
  const creators = operations.filter((index) => {
    const call = history.operations[index]?.call;
    return call !== undefined && isCreation(call);
  });
  const [first] = entries;
  if (creators.length < 2 || first?.type !== 'run_created' || !view) return;
  const same = isSame(first.value, view.input);
  const kept = same && isSame(first.name, view.workflow);
  findings.rule(
    'run.identity',
    kept,
    () => `${run}: entity has ${view.input}, its run_created ${first.value}`
  );
}

/** What either does not show says nothing. */
function isSame(one: unknown, other: unknown): boolean {
  const isShown = typeof one === 'string' && typeof other === 'string';
  return !isShown || one === other;
}
