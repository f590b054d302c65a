import { expect, test } from 'vitest';
import { brokenLines } from '../../../src/explore/story/broken.js';
import type { ClauseId } from '../../../src/model/clauses/registry.js';
import type { Operation } from '../../../src/model/history.js';
import type { RunView } from '../../../src/model/response.js';

const ENTITY = 'r1: entity has {"owner":"B1"}, log {"stage":"A1","owner":"B1"}';

function linesOf(
  clause: ClauseId,
  witnesses: readonly (readonly [ClauseId, string])[],
  ...views: readonly RunView[]
): string[] {
  const operations = views.map(
    (run, at): Operation => ({
      actor: 'A',
      process: 0,
      call: { kind: 'getRun', run: run.run },
      response: { ok: true, run },
      invoked: at,
      invokedAtMs: 0,
    })
  );
  const [statement, ...others] = brokenLines({
    clause,
    witnesses: new Map(witnesses),
    operations,
  });
  expect(statement?.[0]).toBe('breaks');
  expect(statement?.[1]).toMatch(`${clause}: `);
  return others.map(([, words = '']) => words);
}

function completed(value: string): RunView {
  return { run: 'r1', status: 'completed', value };
}

test('an entity stands beside what its log folds to', () => {
  const words = 'entity {owner: B1}, log folds to {stage: A1, owner: B1}';
  expect(
    linesOf('run.entity-matches-log', [['run.entity-matches-log', ENTITY]])
  ).toEqual([`seen at r1: ${words}`]);
  expect(
    linesOf('attributes.merge', [
      ['attributes.merge', 'observer: getRun'],
      ['run.entity-matches-log', ENTITY],
    ])
  ).toEqual(['seen at observer: getRun', `r1: ${words}`]);
});

test('a result that changed is told as it was read', () => {
  const seen = [['result.stable', 'A: getRun']] as const;
  expect(
    linesOf('result.stable', seen, completed('A1'), completed('B1'))
  ).toEqual(['seen at A: getRun', 'r1 was read as A1, then as B1']);
});

test('a status that changed is told with its result', () => {
  const seen = [['run.status-final', 'observer: getRun']] as const;
  const running = { run: 'r1', status: 'running' } as const;
  expect(
    linesOf('run.status-final', seen, running, completed('A1'), running)
  ).toEqual([
    'seen at observer: getRun',
    'r1 was read as completed (A1), then as running',
  ]);
  expect(linesOf('run.status-final', seen, running, completed('A1'))).toEqual([
    'seen at observer: getRun',
  ]);
});

test('a clause that was not seen to break has no line', () => {
  const nothing = { witnesses: new Map(), operations: [] };
  expect(brokenLines({ clause: 'token.unique', ...nothing })).toEqual([]);
});

test('fields that no run comes with are told by the names of the contract', () => {
  const seen = [['run.shown-whole', 'A: getRun']] as const;
  const view = { run: 'r1', status: 'running', publicKey: null } as const;
  expect(
    linesOf('run.shown-whole', seen, { ...view, context: null }, view)
  ).toEqual([
    'seen at A: getRun',
    'no run of it comes with encryptionPublicKey',
  ]);
});
