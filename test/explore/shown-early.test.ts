import { expect, test } from 'vitest';
import { namedAsHeard } from '../../src/explore/shown-early.js';
import type { Call } from '../../src/model/call.js';
import type { Operation } from '../../src/model/history.js';
import type { Response } from '../../src/model/response.js';
import { Names } from '../../src/worlds/contract/names.js';

const CREATE = { kind: 'createRun', run: 'r1', unnamed: true } as Call;

function operation(call: Call, response?: object): Operation {
  const times = { invoked: 0, invokedAtMs: 0 };
  const told = response as Response | undefined;
  return { actor: 'A', process: 0, call, response: told, ...times };
}

/** Who lists runs, while the World makes the id 7 for the run of a caller. */
function listed(created: object | undefined, names: Names, ...runs: string[]) {
  const list = { ok: true, runs: runs.map((run) => ({ run })) };
  const operations = [
    operation(CREATE, created),
    operation({ kind: 'listRuns' }, list),
  ];
  const [, { response } = {}] = namedAsHeard(operations, names, false);
  return response?.ok ? response.runs?.map(({ run }) => run) : undefined;
}

test('a run that is listed before its caller has its id is that run', () => {
  const names = new Names('1');
  names.bind('run', 'r1', '7');
  expect(listed({ ok: true }, names, '?7', 'r2')).toEqual(['r1', 'r2']);
});

test('one whose caller never heard of it is nobody’s', () => {
  expect(listed(undefined, new Names('1'), '?7', 'r2')).toEqual(['r2']);
});

test('one that nobody created stays what it is', () => {
  expect(listed({ ok: true }, new Names('1'), '?7')).toEqual(['?7']);
  expect(listed(undefined, new Names('1'), '?7', '?8')).toEqual(['?7', '?8']);
});
