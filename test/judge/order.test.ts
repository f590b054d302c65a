import { describe, expect, it } from 'vitest';
import { orderTried } from '../../src/judge/order.js';
import { began, EVERYTHING, Story } from './history-builder.js';
import { cancel, complete, create, getRun, run, start } from './words.js';

function told({ history }: Story) {
  const order = orderTried(history, EVERYTHING);
  const kindOf = ({
    process,
    op,
  }: {
    process: unknown;
    op: { call: { kind: string } };
  }) => `${process} ${op.call.kind}`;
  return {
    placed: order?.placed.map(({ moment }) => kindOf(moment)),
    states: order?.placed.map(({ state }) => state.runs.r1?.status),
    stuck: order?.stuck.map(kindOf),
  };
}

const AT_ONCE = () =>
  began('r1')
    .ask('A', complete('r1', 'V1'))
    .ask('B', start('r1'))
    .answer('B')
    .answer('A');

describe('the order of a history', () => {
  it('explains all of it where there is one, state by state', () => {
    const { placed, states, stuck } = told(AT_ONCE());
    expect(placed).toEqual([
      'S createRun',
      'S startRun',
      'B startRun',
      'A endRun',
    ]);
    expect(states).toEqual(['pending', 'running', 'running', 'completed']);
    expect(stuck).toEqual([]);
  });

  it('ends where no call fits what there is by then', () => {
    const story = began('r1')
      .ask('A', complete('r1', 'V1'))
      .call('B', cancel('r1'))
      .answer('A')
      .sees(getRun('r1'), run('r1', 'completed', 'V1'));
    const { placed, states, stuck } = told(story);
    expect(placed?.slice(0, 2)).toEqual(['S createRun', 'S startRun']);
    expect(placed).toHaveLength(3);
    expect(states?.at(-1)).toMatch(/completed|cancelled/);
    expect(stuck).toHaveLength(1);
    expect(stuck?.[0]).toMatch(/endRun/);
  });

  it('tells of the part that breaks, and not of others', () => {
    const story = new Story()
      .call('A', create('r2'))
      .call('A', complete('r1', 'V1'));
    const { placed, stuck } = told(story);
    expect(placed).toEqual([]);
    expect(stuck).toEqual(['A endRun']);
  });
});
