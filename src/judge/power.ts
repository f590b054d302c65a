import type { ClauseId } from '../model/clauses/registry.js';
import type { History } from '../model/history.js';
import { type Finding, isSure } from './finding.js';

/** Where the power failed, as a position of the history. */
export function powerLossIn({ faults = [] }: History): number | undefined {
  return faults.find(({ kind }) => kind === 'powerLoss')?.position;
}

/**
 * A history in which the power failed says something of what files survive
 * that, and nothing of any other clause: whatever breaks, breaks by the model
 * of a disc that no sentence of the contract has in mind. Without the loss the
 * same schedule is one of others that are asked.
 */
export function underPowerLoss(
  finding: Finding,
  history: History,
  isUnknown: boolean
): Finding {
  const position = powerLossIn(history);
  if (position === undefined) return finding;
  const broken = new Map<ClauseId, string>();
  for (const [clause, words] of breaksOf(finding)) {
    const power = nameOf(clause);
    if (!broken.has(power)) broken.set(power, words);
  }
  const exercised = new Set<ClauseId>(broken.keys());
  if (finding.exercised.has('crash.acknowledged')) {
    exercised.add('power.acknowledged');
  }
  if (isAnswered(history, position)) exercised.add('power.usable');
  const isOpen = isUnknown && !broken.has('power.usable');
  return {
    broken: new Set(broken.keys()),
    exercised,
    undecided: new Set(isOpen ? ['power.usable'] : []),
    doubts: [],
    witnesses: broken,
  };
}

function nameOf(clause: ClauseId): ClauseId {
  return clause === 'crash.acknowledged'
    ? 'power.acknowledged'
    : 'power.usable';
}

/** What broke for sure, whichever of several clauses it was, with its words. */
function* breaksOf({
  broken,
  doubts,
  witnesses,
}: Finding): Generator<[ClauseId, string]> {
  for (const clause of broken) yield [clause, wordsOf(clause, witnesses)];
  for (const { oneOf } of doubts.filter(isSure)) {
    const [clause] = oneOf[0] ?? [];
    if (clause) yield [clause, wordsOf(clause, witnesses)];
  }
}

/** Which clause it was, where the power clause does not say as much. */
function wordsOf(clause: ClauseId, witnesses: Finding['witnesses']): string {
  const words = witnesses.get(clause) ?? 'broken';
  return clause === 'crash.acknowledged' ? words : `${clause}: ${words}`;
}

/** Whether somebody was answered who asked when the power was back. */
function isAnswered({ operations }: History, position: number): boolean {
  return operations.some(
    ({ invoked, response }) => invoked > position && response !== undefined
  );
}
