import { beforeAll, describe, expect, test } from 'vitest';
import { type Checked, check } from './command.js';
import { useProject } from './project.js';

const project = useProject();

/** What `runs.get` answers, what it has read in `row`, and how that is told. */
const ANSWERS = [
  ['number', '42', /answered 42 instead of a run/],
  ['symbol', "Symbol('run')", /answered Symbol\(run\) instead of a run/],
  ['function', '() => row', /answered \[Function \S+ instead of a run/],
  [
    'getter',
    "({ ...row, get status() { throw new Error('not loaded'); } })",
    /answered a run that throws when it is read: not loaded/,
  ],
  [
    'proxy',
    "new Proxy(row, { get(of, key) { if (key === 'status') throw new Error('trapped'); return of[key]; } })",
    /answered a run that throws when it is read: trapped/,
  ],
  ['word', "({ ...row, status: Symbol('on') })", /status "Symbol\(on\)"/],
  ['bigint', '({ ...row, specVersion: 3n })', /specVersion "3n"/],
  ['circle', '({ ...row, executionContext: circle })', /context ".*Circular/],
] as const;

/** Nobody reads more of it than the contract has. */
const HARMLESS = [
  ['self', 'Object.assign(row, { self: row })'],
  ['json', '({ ...row, toJSON() { throw new Error("no"); } })'],
  ['through', 'new Proxy(row, {})'],
] as const;

const worldOf = (answer: string) => `
const circle = {};
circle.self = circle;
import { createWorld as make } from './minimal.mjs';
export async function createWorld(options) {
  const world = await make(options);
  const { get } = world.runs;
  world.runs.get = async (...given) => {
    const row = await get(...given);
    return ${answer};
  };
  return world;
}
`;

describe('a World that answers what is no answer', () => {
  let checked: Checked;
  beforeAll(async () => {
    project.bring('minimal.mjs', 'minimal');
    const names = [...ANSWERS, ...HARMLESS].map(([name, answer]) => {
      project.write(`${name}.mjs`, worldOf(answer));
      return `./${name}.mjs`;
    });
    const words = ['--schedules', '12', '--scenario', 'race.cancel-cancel'];
    checked = await check(...names, ...words);
  });
  const of = (name: string) => {
    const { subjects, cells } = checked.report;
    const subject = subjects.find(({ id }) => id.endsWith(`/${name}.mjs`));
    const stories = cells
      .filter((cell) => cell.subject === subject?.id)
      .flatMap(({ divergences }) => divergences.flatMap(({ story }) => story));
    return { subject, stories: stories.join(' ').replaceAll(/\s+/g, ' ') };
  };

  test.each(ANSWERS)('%s is told of its answer', (name, _, words) => {
    const { subject, stories } = of(name);
    expect(subject?.errors).toEqual([]);
    expect(stories).toMatch(words);
  });

  test.each(HARMLESS)('%s is judged by what it answers beside', (name) => {
    const { subject, stories } = of(name);
    expect(subject).toMatchObject({ schedules: 12, errors: [] });
    expect(stories).toBe('');
  });
});
