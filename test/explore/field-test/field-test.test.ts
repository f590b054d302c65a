import { expect, test } from 'vitest';
import {
  fieldTest,
  RejectedReferenceError,
} from '../../../src/explore/field-test/field-test.js';
import { judge } from '../../../src/judge/judge.js';
import type { History, Operation } from '../../../src/model/history.js';
import type { Response } from '../../../src/model/response.js';

const PATIENCE_MS = 600_000;

const OPTIONS = { seed: '7', each: 1 };

/** What does not ask about every field has one race to look at. */
const FEW = { ...OPTIONS, scenarios: ['race.complete-cancel'] };

/** A judge that is shown every answer without some of it. */
function blindTo(hide: (response: Response) => Response): typeof judge {
  const seen = (operation: Operation): Operation => {
    const { response } = operation;
    return response ? { ...operation, response: hide(response) } : operation;
  };
  return (history, ...rest) => {
    const operations = history.operations.map(seen);
    return judge({ ...history, operations }, ...rest);
  };
}

test(
  'every changed field is rejected, or free by the contract',
  async () => {
    const score = await fieldTest(OPTIONS);
    expect(score.survivors).toEqual([]);
    expect(score.changes).toBeGreaterThan(700);
    expect(score.rejected).toBe(score.changes);
    expect(score.free).toBeLessThan(score.changes / 3);
  },
  PATIENCE_MS
);

test(
  'a judge that does not look at the input of runs lets its changes pass',
  async () => {
    const judgeBy = blindTo((response) =>
      response.ok && response.run
        ? { ...response, run: { ...response.run, input: undefined } }
        : response
    );
    const { survivors, rejected } = await fieldTest({ ...FEW, judgeBy });
    expect(rejected).toBeGreaterThan(20);
    const fields = survivors.map(({ call, field }) => `${call} ${field}`);
    expect(fields).toContain('getRun input');
    expect(fields).not.toContain('getRun workflowName');
  },
  PATIENCE_MS
);

test('nothing is said where the judge rejects what was not changed', async () => {
  const judgeBy = (history: History, ...rest: never[]) => {
    const judgement = judge(history, ...(rest as unknown as [never]));
    return { ...judgement, broken: new Set(['run.exists'] as const) };
  };
  const error = await fieldTest({
    ...FEW,
    judgeBy: judgeBy as unknown as typeof judge,
  }).catch((reason: unknown) => reason);
  expect(RejectedReferenceError.is(error)).toBe(true);
});
