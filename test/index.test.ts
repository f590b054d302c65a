import { describe, expect, it } from 'vitest';
import { inOtherProcess } from './in-other-process.js';

const REGISTER = `
  import { checkLinearizability } from 'worldproof';
  const register = {
    init: () => 0,
    step: (state, op, response) =>
      op.write !== undefined
        ? [op.write]
        : response === undefined || response === state ? [state] : [],
    key: String,
  };
  const write = (process, value, call, end) =>
    ({ process, op: { write: value }, response: 'ok', call, return: end });
  const read = (process, value, call, end) =>
    ({ process, op: {}, response: value, call, return: end });
`;

describe('the package, imported by its name', () => {
  it('judges histories of a register', async () => {
    const verdicts = await inOtherProcess(`${REGISTER}
      const histories = [
        [write('A', 1, 1, 4), read('B', 0, 2, 3), read('B', 1, 5, 6)],
        [write('A', 1, 1, 2), read('B', 0, 3, 4)],
        [write('A', 1, 1, undefined), read('B', 1, 2, 3)],
      ];
      const verdicts = histories.map(
        (history) => checkLinearizability(register, history).verdict
      );
      console.log(JSON.stringify(verdicts));
    `);
    expect(verdicts).toEqual(['accepted', 'rejected', 'accepted']);
  });

  it('exports what its users need, and no table of other engines', async () => {
    const names = await inOtherProcess(`
      console.log(JSON.stringify(Object.keys(await import('worldproof'))));
    `);
    expect(names).toEqual(
      expect.arrayContaining(['check', 'judge', 'replay', 'ReportSchema'])
    );
    expect(names).not.toContainEqual(
      expect.stringMatching(/lifecycle|answer/i)
    );
  });

  it('splits a history by key where the model can', async () => {
    const [whole, split] = (await inOtherProcess(`${REGISTER}
      const partitioned = {
        ...register,
        partition: (history) => ['x', 'y'].map((key) =>
          history.filter(({ op }) => op.key === key)),
      };
      const at = (key, operation) =>
        ({ ...operation, op: { ...operation.op, key } });
      const history = [
        at('x', write('A', 1, 1, 2)), at('y', read('B', 0, 3, 4)),
      ];
      console.log(JSON.stringify([register, partitioned].map(
        (model) => checkLinearizability(model, history).verdict
      )));
    `)) as unknown[];
    expect([whole, split]).toEqual(['rejected', 'accepted']);
  });

  it('judges what was seen of a World by the contract', async () => {
    const broken = await inOtherProcess(`
      import { CLAUSES, isApplicable, judge } from 'worldproof';
      const contract = { specVersion: 8, capabilities: new Set() };
      const ask = (at, call, response) => ({
        actor: 'A', process: 0, call, response,
        invoked: 2 * at, returned: 2 * at + 1,
        invokedAtMs: at, returnedAtMs: at,
      });
      const create = (at, response) => ask(
        at, { kind: 'createRun', run: 'r1', workflow: 'w', input: 'i' }, response
      );
      const judgement = judge(
        { operations: [create(0, { ok: true }), create(1, { ok: true })], skewMs: 0 },
        contract
      );
      const known = CLAUSES.filter((each) => isApplicable(each, contract));
      const broken = [...judgement.broken.keys()];
      console.log(JSON.stringify(
        broken.filter((id) => known.some((each) => each.id === id))
      ));
    `);
    expect(broken).toEqual(['run.created-once']);
  });

  it('brings the reference World, and reads what it writes', async () => {
    const seen = await inOtherProcess(`
      import {
        createReferenceWorld, createStore, KIT_VERSION, ReportSchema,
        readToken, writeToken,
      } from 'worldproof';
      const world = createReferenceWorld({ store: createStore(), now: () => 0 });
      const { run } = await world.events.create(null, {
        eventType: 'run_created', specVersion: world.specVersion,
        eventData: { deploymentId: 'd', workflowName: 'w', input: 'i' },
      });
      const token = writeToken({
        subject: 'reference', clause: 'run.created-once', trace: [],
        plan: {
          scenario: 's', setup: [], actors: [], choices: [], faults: [],
          clock: { tickMs: 1, skewMs: [0] }, entropy: 0,
        },
      });
      console.log(JSON.stringify([
        run.status, readToken(token).kit === KIT_VERSION,
        ReportSchema.safeParse({}).success,
      ]));
    `);
    expect(seen).toEqual(['pending', true, false]);
  });
});
