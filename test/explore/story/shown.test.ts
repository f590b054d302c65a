import { expect, test } from 'vitest';
import { shownLines } from '../../../src/explore/story/shown.js';
import type { Call } from '../../../src/model/call.js';
import type { Operation } from '../../../src/model/history.js';
import type { Response } from '../../../src/model/response.js';

let position = 0;

function operation(actor: string, call: Call, response: Response): Operation {
  const invoked = position++;
  return {
    actor,
    ...(actor === 'observer' && { role: 'observer' }),
    process: 0,
    call,
    response,
    invoked,
    invokedAtMs: 0,
  };
}

const END: Call = {
  kind: 'endRun',
  run: 'r1',
  status: 'completed',
  value: 'A1',
};
const READ: Call = { kind: 'getRun', run: 'r1' };
const STEP: Call = { kind: 'getStep', run: 'r1', step: 's1' };

test('fields that an answer shows otherwise than a read are named', () => {
  const run = { run: 'r1', status: 'completed', attributes: {} } as const;
  const later = { ...run, attributes: { stage: 'B1' }, startedAt: 3 };
  const operations = [
    operation('A', END, { ok: true, run }),
    operation('observer', READ, { ok: true, run: later }),
  ];
  expect(shownLines('A: endRun', operations)).toEqual([
    'r1 is shown with attributes {}, and with attributes {"stage":"B1"} at observer: getRun',
  ]);
});

test('what came later is told before what was there before', () => {
  const run = { run: 'r1', status: 'completed' } as const;
  const operations = [
    operation('setup', READ, { ok: true, run: { ...run, status: 'pending' } }),
    operation('A', END, { ok: true, run }),
    operation('observer', READ, {
      ok: true,
      run: { ...run, status: 'failed' },
    }),
  ];
  expect(shownLines('A: endRun', operations)).toEqual([
    'r1 is shown with status "completed", and with status "failed" at observer: getRun',
  ]);
  expect(shownLines('A: endRun', operations.slice(0, 2))).toEqual([
    'r1 is shown with status "completed", and with status "pending" at setup: getRun',
  ]);
});

test('a refused read that no line of the race tells is told', () => {
  const response: Response = {
    ok: false,
    refusal: 'unexpected',
    message: 'Error: ENOENT',
  };
  const operations = [operation('observer', STEP, response)];
  expect(shownLines('observer: getStep', operations)).toEqual([
    expect.stringMatching(/^read step s1 of r1 → .*ENOENT/),
  ]);
  // An actor's own is told where it was asked.
  expect(shownLines('A: getStep', [operation('A', STEP, response)])).toEqual(
    []
  );
});

test('nothing is said where nothing differs', () => {
  const run = { run: 'r1', status: 'completed' } as const;
  const operations = [
    operation('A', END, { ok: true, run }),
    operation('observer', READ, { ok: true, run }),
  ];
  expect(shownLines('A: endRun', operations)).toEqual([]);
  expect(shownLines('r1: #4 run_completed', operations)).toEqual([]);
});
