import { expect, it } from 'vitest';
import { unusableWorld } from '../../src/explore/unusable-world.js';

it('rejects whatever is asked of a World that could not be made', async () => {
  const error = new Error('version.txt is cut');
  const world = await Promise.resolve(unusableWorld(error));
  await expect(world.runs.get('r1')).rejects.toBe(error);
  await expect(world.events.list({ runId: 'r1' })).rejects.toBe(error);
});
