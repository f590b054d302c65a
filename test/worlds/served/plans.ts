import type { Op, Plan } from '../../../src/explore/plan/plan.js';

const started = (run: string): Op[] => [
  { kind: 'createRun', run, workflow: 'w', input: `in-${run}` },
  { kind: 'startRun', run },
];

/** What two processes do at once, A in one and B in the other. */
function planOf(setup: readonly Op[], a: Op, b: Op): Plan {
  return {
    scenario: 'claims',
    setup: [...started('r1'), ...started('r2'), ...setup],
    actors: [
      { name: 'A', process: 0, ops: [a] },
      { name: 'B', process: 1, ops: [b] },
    ],
    clock: { tickMs: 1, skewMs: [0, 0] },
    choices: [],
    faults: [],
    entropy: 1,
  };
}

const claim = (run: string, hook: string): Op => ({
  kind: 'createHook',
  run,
  hook,
  token: 't1',
});

/** Two runs claim one token. */
export const CLAIMS = planOf([], claim('r1', 'h1'), claim('r2', 'h2'));

/** A token is claimed while its owner lets go of it. */
export const DISPOSE_AND_CLAIM = planOf(
  [claim('r1', 'h1')],
  { kind: 'disposeHook', run: 'r1', hook: 'h1' },
  claim('r2', 'h2')
);
