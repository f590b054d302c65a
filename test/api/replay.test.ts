import { afterEach, expect, test, vi } from 'vitest';
import { replay } from '../../src/api/replay.js';
import { WORLD_TOKEN, writeToken } from '../../src/explore/token.js';

const TOKEN = writeToken({
  subject: 'nobody',
  clause: 'token.unique',
  trace: [],
  plan: {
    scenario: 'random',
    setup: [],
    actors: [],
    clock: { tickMs: 1, skewMs: [0] },
    choices: [],
    faults: [],
    entropy: 7,
  },
});

afterEach(() => {
  vi.restoreAllMocks();
});

test('a token is read once, and what then fails is told as it is', async () => {
  const reading = vi.spyOn(WORLD_TOKEN.schema, 'safeParse');
  await expect(replay(TOKEN)).rejects.toThrow(/nobody/);
  expect(reading).toHaveBeenCalledTimes(1);
});

test.each([
  ['wpr1:', 'of the runtime'],
  ['wpe1:', 'of an engine'],
])(
  'one that is called %s, which are those %s, is told by its kind',
  async (prefix) => {
    const renamed = TOKEN.replace('wp1:', prefix);
    await expect(replay(renamed)).rejects.toThrow(
      `token prefix: is ${prefix}, and what follows is of wp1:; copy the whole line`
    );
  }
);
