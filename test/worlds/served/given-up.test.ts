import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type RunningServer,
  startServer,
} from '../../../src/worlds/servers/server.js';
import { CLAIMS, DISPOSE_AND_CLAIM } from './plans.js';
import { playIn } from './play-in.js';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer('postgres');
});
afterAll(() => server.stop());

test('a schedule that never ends leaves nothing to the next one', async () => {
  const good = { plan: CLAIMS, order: 'AAAABBBB' };
  const bad = { plan: DISPOSE_AND_CLAIM, order: 'AAAAABBBB' };
  const scripts = [good, bad, good, bad, bad, good];
  const [first, stuck, ...others] = await playIn(
    server,
    'leaves-open.js',
    scripts
  );
  expect(first?.failure).toBeUndefined();
  // A lock that another session of the World holds: nothing else will come.
  expect(stuck?.failure).toBeUndefined();
  expect(stuck?.broken).toContain('call.answered');
  expect(first?.broken).not.toContain('call.answered');
  expect(stuck?.trace.at(-1)).toBe('B pg:select hooks -> waits');
  expect(others).toEqual([first, stuck, stuck, first]);
});
