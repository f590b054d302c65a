import { describe, expect, test } from 'vitest';
import { cellsOf, contractOf } from '../../src/explore/cells.js';
import type { Tally } from '../../src/explore/messages.js';
import { emptyTally } from '../../src/explore/tally.js';
import { CLAUSES } from '../../src/model/clauses/registry.js';
import type { Contract } from '../../src/model/contract.js';
import type { Divergence } from '../../src/report/record.js';
import { EVERYTHING } from '../judge/history-builder.js';

function cellOf(part: Partial<Tally>, contract = EVERYTHING) {
  const [cell] = cellsOf({
    subject: 'mine',
    contract,
    tally: { ...emptyTally(), schedules: 10, ...part },
    divergences: new Map(),
    clauses: ['token.retained'],
  });
  return cell;
}

const exercised = { 'token.retained': 4 };
const violations = { 'token.retained': 1 };
const undecided = { 'token.retained': 3 };
const failures = [{ index: 3, message: 'never answered: A in endRun' }];

describe('only what was exercised and never broke is green', () => {
  test.each<[string, Partial<Tally>]>([
    ['holds', { exercised }],
    ['holds', { exercised, failures, unknown: 2 }],
    ['violated', { exercised, violations }],
    ['violated', { violations, failures }],
    ['not exercised', {}],
    ['holds', { exercised, undecided }],
    ['violated', { exercised, violations, undecided }],
    ['unknown', { exercised, undecided: { 'token.retained': 5 } }],
    ['unknown', { exercised, failures: Array(6).fill(failures[0]) }],
    ['holds', { exercised, failures: Array(5).fill(failures[0]) }],
    ['unknown', { undecided }],
    ['unknown', { undecided, unknown: 1 }],
    ['unknown', { unknown: 1 }],
    ['harness error', { failures }],
    ['harness error', { failures, unknown: 1 }],
  ])('%s: %j', (verdict, tally) => {
    expect(cellOf(tally)?.verdict).toBe(verdict);
  });

  test('what is not declared is not applicable, whatever was seen', () => {
    const contract: Contract = { specVersion: 2, capabilities: new Set() };
    const cell = cellOf({ exercised, violations }, contract);
    expect(cell?.verdict).toBe('not applicable');
    expect(cell?.note).toMatch(/^not declared: .*hookRetention/);
  });
});

test('a cell that is not judged says why', () => {
  expect(cellOf({ failures })?.note).toBe(
    'never answered: A in endRun (schedule 3)'
  );
  expect(cellOf({ unknown: 7 })?.note).toContain('7 schedules');
  expect(cellOf({ exercised })?.note).toBeUndefined();
  expect(cellOf({ undecided })?.note).toContain('3 schedules did not');
});

test('a cell says how many schedules could not decide it', () => {
  expect(cellOf({ exercised, undecided })?.undecided).toBe(3);
  expect(cellOf({ exercised })).not.toHaveProperty('undecided');
});

test('a green cell says what told nothing, and why', () => {
  const undecidedBy = { 'token.retained hung': 2, 'token.retained order': 1 };
  const cell = cellOf({ exercised, undecided, undecidedBy, failures });
  expect(cell).toMatchObject({
    verdict: 'holds',
    undecided: 3,
    undecidedBy: { hung: 2, order: 1 },
    failed: 1,
  });
});

test('there is a cell for each clause, or for each that was asked for', () => {
  const options = {
    subject: 'mine',
    contract: EVERYTHING,
    tally: emptyTally(),
    divergences: new Map(),
  };
  expect(cellsOf(options).map(({ clause }) => clause)).toEqual(
    CLAUSES.map(({ id }) => id)
  );
  const clauses = ['run.exists'] as const;
  expect(cellsOf({ ...options, clauses })).toHaveLength(1);
});

test('evidence stands with its clause', () => {
  const divergence = { token: 'wp1:x', story: [] } as unknown as Divergence;
  const [cell] = cellsOf({
    subject: 'mine',
    contract: EVERYTHING,
    tally: { ...emptyTally(), violations },
    divergences: new Map([['token.retained', [divergence]]]),
    clauses: ['token.retained'],
  });
  expect(cell).toMatchObject({
    phase: 'retention',
    level: 'C',
    violations: 1,
    divergences: [divergence],
  });
});

test('a host says what its subject declares by name', () => {
  const contract = contractOf({
    specVersion: 6,
    capabilities: ['slots', 'from a later kit'],
    lacks: [],
    scenarios: [],
  });
  expect(contract).toEqual({
    specVersion: 6,
    capabilities: new Set(['slots']),
  });
});
