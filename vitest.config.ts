import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const BUILD = fileURLToPath(new URL('./dist', import.meta.url));

/**
 * What `--mode coverage` adds: tests import the build, as the command and its
 * hosts do, so that one report covers both.
 */
const ON_THE_BUILD = {
  resolve: {
    alias: [
      { find: /^(?:\.\.\/)+(src|scenarios)\//, replacement: `${BUILD}/$1/` },
    ],
  },
  test: {
    server: { deps: { external: [/\/dist\//] } },
    // A worker process is ended before it has written what it covered.
    pool: 'threads' as const,
  },
};

/** These set the umask of their process, which a thread cannot. */
const NEEDS_A_PROCESS = [
  'test/sim/files/differential.test.ts',
  'test/sim/gates/files-differential.test.ts',
];

/**
 * How long a busy machine takes is no failure: these are only there to end a
 * test that would go on for ever. The kit has budgets of its own for a World
 * that hangs.
 */
const PATIENCE = {
  unit: { testTimeout: 600_000, hookTimeout: 600_000 },
  stories: { testTimeout: 1_800_000, hookTimeout: 1_800_000 },
};

/** This builds anew under a run in progress: it has the machine to itself. */
const BUILDS = ['test/stories/packing.test.ts'];

/**
 * Stories start the built command, which starts hosts of its own: they run
 * after everything else.
 */
export default defineConfig(({ mode }) => {
  const covers = mode === 'coverage';
  const base = covers ? ON_THE_BUILD : { test: {} };
  return {
    test: {
      projects: [
        {
          ...base,
          test: {
            ...base.test,
            name: 'unit',
            include: ['test/**/*.test.ts'],
            exclude: ['test/stories/**', ...(covers ? NEEDS_A_PROCESS : [])],
            ...PATIENCE.unit,
            maxWorkers: 3,
            sequence: { groupOrder: 1 },
          },
        },
        {
          ...base,
          test: {
            ...base.test,
            name: 'stories',
            include: ['test/stories/**/*.test.ts'],
            exclude: BUILDS,
            ...(covers ? {} : { globalSetup: 'test/stories/install-once.ts' }),
            ...PATIENCE.stories,
            maxWorkers: 3,
            sequence: { groupOrder: 2 },
          },
        },
        {
          ...base,
          test: {
            ...base.test,
            name: 'building stories',
            include: BUILDS,
            ...PATIENCE.stories,
            fileParallelism: false,
            sequence: { groupOrder: 3 },
          },
        },
      ],
    },
  };
});
