import { describe, expect, it } from 'vitest';
import { unlessStray } from '../../../src/worlds/served/stray.js';

const problem = () => new Error('dials somewhere else');
const never = new Promise<void>(() => undefined);

describe('work that may go astray', () => {
  it('ends as it ends where it does not', async () => {
    const isStray = () => false;
    await unlessStray(Promise.resolve(), { isStray, problem });
    const failed = Promise.reject(new Error('its own reason'));
    await expect(unlessStray(failed, { isStray, problem })).rejects.toThrow(
      'its own reason'
    );
  });

  it('is given up where it does and comes to no end', async () => {
    const stray = unlessStray(never, { isStray: () => true, problem });
    await expect(stray).rejects.toThrow('dials somewhere else');
  });
});
