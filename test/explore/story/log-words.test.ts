import { describe, expect, test } from 'vitest';
import { listedWords, logWords } from '../../../src/explore/story/log-words.js';
import type { Operation } from '../../../src/model/history.js';
import type { LogEntry } from '../../../src/model/response.js';

const LOG: readonly LogEntry[] = [
  { id: 'a', type: 'run_created', value: 'in-r1' },
  { id: 'b', type: 'hook_created', subject: 'h1' },
  { id: 'c', type: 'hook_received', subject: 'h1', value: 'C1' },
  { id: 'd', type: 'attr_set', changes: [['stage', 'A1']] },
  ...['e', 'f', 'g', 'h'].map((id) => ({ id, type: 'step_started' })),
];

function read(events: readonly LogEntry[], actor = 'B', at = 10): Operation {
  return {
    actor,
    process: 0,
    call: { kind: 'listEvents', run: 'r1' },
    response: { ok: true, events },
    invoked: at,
    returned: at + 1,
    invokedAtMs: 0,
  };
}

function told(events: readonly LogEntry[], ...others: Operation[]): string {
  const operation = read(events);
  const last = { ...read(LOG, 'observer', 99), role: 'observer' as const };
  const operations = [...others, operation, last];
  return listedWords(operation, { operations, skewMs: 0 });
}

test('a log is told by positions, payloads beside their hook', () => {
  expect(logWords(LOG.slice(0, 4))).toBe(
    '#1 run_created(in-r1) #2 hook_created(h1) #3 hook_received(h1, C1) #4 attr_set(stage=A1)'
  );
  expect(logWords([])).toBe('empty');
});

describe('a list of events', () => {
  test('is told by its types, a long one by its length', () => {
    expect(told(LOG.slice(0, 2))).toBe('[run_created, hook_created]');
    expect(told(LOG)).toBe('8 events');
  });

  test('says what it left out between others of the later log', () => {
    expect(told(LOG.filter(({ id }) => id !== 'c'))).toBe(
      '7 events without #3 hook_received(h1, C1)'
    );
  });

  test('misses nothing that came later, but what was told before', () => {
    const told1: Operation = {
      ...read([], 'A', 3),
      call: { kind: 'startRun', run: 'r1' },
      response: { ok: true, event: LOG[2] },
    };
    const [first] = LOG;
    expect(told(first ? [first] : [])).toBe('[run_created]');
    expect(told(first ? [first] : [], told1)).toBe(
      '[run_created] without #3 hook_received(h1, C1)'
    );
  });
});
