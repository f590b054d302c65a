import { describe, expect, test } from 'vitest';
import { cellsOf } from '../../src/explore/cells.js';
import type { Doubted, Tally } from '../../src/explore/messages.js';
import { emptyTally } from '../../src/explore/tally.js';
import type { ClauseId } from '../../src/model/clauses/registry.js';
import type { Cell, Report } from '../../src/report/record.js';
import { addShards } from '../../src/report/shards.js';
import { EVERYTHING } from '../judge/history-builder.js';
import { subject } from './fixture.js';

const ASKED: readonly ClauseId[] = ['token.unique', 'token.claim-idempotent'];

/** Three schedules in which one of the two broke, and nothing tells which. */
const DOUBTED: Doubted = {
  words: 'token.unique or token.claim-idempotent',
  clauses: ASKED,
  oneOf: [['token.unique'], ['token.claim-idempotent']],
  schedules: 3,
  index: 0,
  plan: {} as Doubted['plan'],
};

function tallyOf(part: Partial<Tally>): Tally {
  return { ...emptyTally(), schedules: 600, ...part };
}

const quiet = tallyOf({
  exercised: { 'token.unique': 300, 'token.claim-idempotent': 300 },
});
const doubted = tallyOf({
  ...{ exercised: quiet.exercised, doubts: [DOUBTED] },
  undecided: { 'token.unique': 3, 'token.claim-idempotent': 3 },
  undecidedBy: { 'token.unique doubt': 3, 'token.claim-idempotent doubt': 3 },
});
const broken = tallyOf({
  exercised: quiet.exercised,
  violations: { 'token.claim-idempotent': 1 },
});

function reportOf(tally: Tally): Report {
  const cells = cellsOf({
    ...{ subject: 'mine', contract: EVERYTHING, tally, clauses: ASKED },
    divergences: new Map(),
  });
  const { kit, node, date, seed } = { kit: '0', node: '0', date: '', seed: '' };
  return { kit, node, date, seed, subjects: [subject({ id: 'mine' })], cells };
}

function verdicts({ cells }: { readonly cells: readonly Cell[] }) {
  return cells.map(({ clause, verdict }) => `${clause} ${verdict}`);
}

describe('a schedule in which one of two clauses broke', () => {
  test('leaves both open where neither is known to be broken', () => {
    const report = reportOf(doubted);
    expect(verdicts(report)).toEqual([
      'token.unique unknown',
      'token.claim-idempotent unknown',
    ]);
    expect(report.cells[0]?.note).toBe(
      'one is broken, nothing tells which: token.unique or token.claim-idempotent (3 schedules)'
    );
  });

  test('is explained by the one that others broke for certain', () => {
    const report = reportOf({ ...doubted, violations: broken.violations });
    expect(verdicts(report)).toEqual([
      'token.unique holds',
      'token.claim-idempotent violated',
    ]);
    // It is no plain green: what did not decide it is counted beside it.
    expect(report.cells[0]).toMatchObject({ undecided: 3 });
  });

  test('stays open where few others exercised it', () => {
    const exercised = { ...quiet.exercised, 'token.unique': 299 };
    const report = reportOf({
      ...{ ...doubted, exercised, violations: broken.violations },
    });
    expect(verdicts(report)[0]).toBe('token.unique unknown');
  });

  test('is not explained by a part of a set', () => {
    const both: Doubted = {
      ...DOUBTED,
      oneOf: [['token.unique'], ['token.claim-idempotent', 'run.exists']],
    };
    const report = reportOf({
      ...{ ...doubted, doubts: [both] },
      violations: broken.violations,
    });
    expect(verdicts(report)[0]).toBe('token.unique unknown');
  });
});

describe('shards of one run', () => {
  test('explain what another was in doubt of', () => {
    const whole = ['token.unique holds', 'token.claim-idempotent violated'];
    const [left, right] = [reportOf(doubted), reportOf(broken)];
    expect(verdicts(addShards(left, right))).toEqual(whole);
    expect(verdicts(addShards(right, left))).toEqual(whole);
    expect(addShards(left, right).cells[0]?.note).toBeUndefined();
  });

  test('add up the schedules of one doubt', () => {
    const report = addShards(reportOf(doubted), reportOf(doubted));
    expect(report.cells[0]).toMatchObject({
      verdict: 'unknown',
      doubts: [{ schedules: 6 }],
    });
    expect(report.cells[0]?.note).toContain('(6 schedules)');
  });

  test('stay in doubt where an earlier kit did not say of what', () => {
    const cells = reportOf(doubted).cells.map(({ doubts: _, ...old }) => old);
    const left = { ...reportOf(doubted), cells };
    const merged = addShards(left, reportOf(broken));
    expect(verdicts(merged)[0]).toBe('token.unique unknown');
  });
});
