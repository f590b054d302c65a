import { afterEach, beforeEach, expect, it } from 'vitest';
import { Ledger } from '../../src/engines/ledger.js';
import { reporter, sensitiveStep } from '../../src/engines/program.js';

let ledger: Ledger;

beforeEach(async () => {
  ledger = await Ledger.open();
});

afterEach(() => ledger.close());

it('holds a step at its gate until the experiment decides', async () => {
  const input = { key: 'k', request: 'k/first' };
  const step = sensitiveStep(reporter(ledger.url, 'A'), input);
  expect(await ledger.reported('step', 'k/first', 2000)).toBe(true);
  expect(ledger.effects.map(({ kind }) => kind)).toEqual(['step']);
  ledger.decide('k/first', { next: 'fail' });
  expect(await step).toMatchObject({ next: 'fail', nonce: 'n1' });
  expect(ledger.effects.map(({ kind }) => kind)).toEqual(['step', 'end']);
});

it('lets a body pass that was decided on before it came', async () => {
  ledger.decide('k/first', { next: 'return' });
  const input = { key: 'k', request: 'k/first' };
  const to = reporter(ledger.url, 'A');
  expect(await to.gate(input)).toEqual({ next: 'return' });
});

it('answers that nothing was reported once the deadline has passed', async () => {
  expect(await ledger.reported('body', 'k/first', 20)).toBe(false);
});
