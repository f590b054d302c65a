import { expect, test } from 'vitest';
import { check, fixture } from './command.js';

test('what an abandoned schedule leaves in a module stays out of the next', async () => {
  const { report } = await check(
    fixture('keeps-lock.js'),
    '--schedules=40',
    '--scenario=race.complete-complete,race.list-list'
  );
  // Every second schedule refuses an end, and hangs; listings refuse nothing.
  const pages = report.cells.find(({ clause }) => clause === 'lookup.pages');
  expect(pages).toMatchObject({ exercised: 20, schedules: 40 });
});
