import type { ClauseId } from '../model/clauses/registry.js';
import type { Moment } from '../model/moment.js';
import { isWrite } from '../model/writes.js';
import type { Attribution, Meaning, Stuck } from './attribution.js';
import type { Findings } from './findings.js';
import type { MomentHistory, ObservedMoment } from './moment-history.js';

/**
 * Whether it is open that anything broke: nothing explains the history, or the
 * empty set may.
 */
export function isOpen({ explanations, undecided }: Attribution): boolean {
  return (
    explanations.length === 0 || undecided.some(({ length }) => length === 0)
  );
}

/**
 * What an attribution says of the clauses. A clause is broken if it is in every
 * set that explains the history, or that may explain it. Nothing tells which of
 * the other clauses broke, so they are in doubt.
 */
export function collect(
  moments: MomentHistory,
  { explanations, undecided }: Attribution,
  findings: Findings
): void {
  const [likeliest] = explanations;
  if (!likeliest) return;
  const oneOf = explanations.map(({ clauses }) => clauses);
  const sets = [...oneOf, ...undecided];
  const isDoubted = (clause: ClauseId) => {
    const having = sets.filter((each) => each.includes(clause)).length;
    return having > 0 && having < sets.length;
  };
  for (const { operation, transition } of likeliest.meanings) {
    const { op } = moments[operation] as ObservedMoment;
    if (isServed(op)) findings.exercise('call.served');
    for (const clause of transition.exercises) {
      if (!isDoubted(clause)) findings.exercise(clause);
    }
    for (const clause of transition.breaks) {
      if (isDoubted(clause)) continue;
      findings.break(clause, witnessOf(moments, operation));
    }
  }
  if (sets.every(({ length }) => length === 0) || sets.length === 1) return;
  // What every set has is no part of the doubt.
  const only = (all: Attribution['undecided']) =>
    all.map((each) => each.filter(isDoubted));
  findings.leaveInDoubt({
    oneOf: only(oneOf),
    undecided: only(undecided),
  });
  for (const { meanings } of explanations) {
    doubtAll(moments, meanings, isDoubted, findings);
  }
}

/** No order explains the moments: of several clauses one is named. */
export function collectStuck(
  moments: MomentHistory,
  { clause, operation }: Stuck,
  findings: Findings
): void {
  findings.break(clause, witnessOf(moments, operation));
}

function doubtAll(
  moments: MomentHistory,
  meanings: readonly Meaning[],
  isDoubted: (clause: ClauseId) => boolean,
  findings: Findings
): void {
  for (const { operation, transition } of meanings) {
    for (const clause of transition.breaks.filter(isDoubted)) {
      findings.doubt(clause, witnessOf(moments, operation));
    }
  }
}

function witnessOf(moments: MomentHistory, operation: number): string {
  const { op, process } = moments[operation] as ObservedMoment;
  return `${process}: ${op.call.kind}`;
}

function isServed({ call, response, part }: Moment): boolean {
  return response?.ok === true && part === 'effect' && isWrite(call);
}
