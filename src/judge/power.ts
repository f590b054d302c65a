import type { ClauseId } from '../model/clauses/registry.js';
import type { History } from '../model/history.js';
import { type Finding, isSure } from './finding.js';

/** Where the power failed, as a position of the history. */
export function powerLossIn({ faults = [] }: History): number | undefined {
  return faults.find(({ kind }) => kind === 'powerLoss')?.position;
}

interface Judged extends Finding {
  readonly unknown: boolean;
}

/**
 * A history in which the power failed says something of what files survive
 * that, and nothing of any other clause: whatever breaks, breaks by the model
 * of a disc that no sentence of the contract has in mind. Without the loss the
 * same schedule is one of others that are asked: what breaks `otherwise` too,
 * when nothing was lost, is found there, and is no matter of power.
 */
export function underPowerLoss(
  finding: Judged,
  history: History,
  otherwise?: Finding
): Finding {
  const position = powerLossIn(history) ?? 0;
  const anyway = new Set(otherwise && clausesIn(otherwise));
  const broken = new Map<ClauseId, string>();
  for (const [clause, words] of breaksOf(finding)) {
    if (anyway.has(clause)) continue;
    const power = nameOf(clause);
    if (!broken.has(power)) broken.set(power, words);
  }
  const exercised = new Set<ClauseId>(broken.keys());
  if (finding.exercised.has('crash.acknowledged')) {
    exercised.add('power.acknowledged');
  }
  if (isAnswered(history, position)) exercised.add('power.usable');
  const isOpen = finding.unknown && !broken.has('power.usable');
  return {
    broken: new Set(broken.keys()),
    exercised,
    undecided: new Set(isOpen ? ['power.usable'] : []),
    doubts: [],
    witnesses: broken,
  };
}

/** Whatever broke, or may have. */
function clausesIn({ broken, doubts }: Finding): ClauseId[] {
  const inDoubt = doubts.flatMap(({ oneOf, undecided }) => [
    ...oneOf,
    ...undecided,
  ]);
  return [...broken, ...inDoubt.flat()];
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
