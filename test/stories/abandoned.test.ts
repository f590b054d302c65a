import { expect, test } from 'vitest';
import { check, fixture } from './command.js';

test('what an abandoned schedule leaves in a module stays out of the next', async () => {
  const { report } = await check(
    fixture('keeps-lock.js'),
    '--schedules=40',
    '--scenario=race.complete-complete,race.list-list'
  );
  // Each refused end hangs, and no listing does, which refuses nothing.
  const of = (id: string) => report.cells.find(({ clause }) => clause === id);
  const hung = of('call.answered')?.violations ?? 0;
  expect(hung).toBeGreaterThan(0);
  expect(hung).toBeLessThan(40);
  expect(of('lookup.pages')).toMatchObject({
    exercised: 40 - hung,
    schedules: 40,
  });
  expect(report.subjects[0]?.errors).toEqual([]);
});
