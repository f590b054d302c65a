import type { Found, PackageManager } from './found.js';

/** Parts of a check that run beside each other in CI. */
const SHARDS = 4;

const BUDGET = { schedules: 1200, seed: '1' } as const;

export function configText(factory: string, otherFactory?: string): string {
  const own = otherFactory === undefined ? '' : createText(otherFactory);
  return `import { defineConfig } from 'worldproof/config';

export default defineConfig({
  subjects: [
    {
      module: '${factory}',
${own}      // The option of createWorld that takes its data directory:
      // dataDirOption: 'dataDir',
      // What it stands on, and the option that takes the address:
      // server: 'postgres',
      // urlOption: 'connectionString',
    },
  ],
  schedules: ${BUDGET.schedules},
  seed: '${BUDGET.seed}',
});
`;
}

/** To be filled in: what the factory takes is not known here. */
function createText(otherFactory: string): string {
  return `      // How a World is made: what ${otherFactory} takes is yours to fill in.
      create: (options, { ${otherFactory} }) => ${otherFactory}(options),
`;
}

export function specText(factory: string): string {
  return `import { describeWorld } from 'worldproof/vitest';
// By this alone vitest --watch knows what to run again when it changes.
import '${factory.replace(/\.([cm]?)ts$/, '.$1js')}';

// A test for each clause of the contract. What worldproof.config says of this module
// holds here too. What is broken today: { known: ['token.unique'] }, or by cause, after
// \`worldproof check --update-baseline\`: { baseline: 'worldproof.baseline.json' }
describeWorld({ module: '${factory}' });
`;
}

const INSTALL: Readonly<Record<PackageManager, string>> = {
  npm: 'npm ci',
  pnpm: 'pnpm install --frozen-lockfile',
  yarn: 'yarn install --immutable',
  bun: 'bun install --frozen-lockfile',
};

const RUN: Readonly<Record<PackageManager, string>> = {
  npm: 'npx worldproof',
  pnpm: 'pnpm exec worldproof',
  yarn: 'yarn worldproof',
  bun: 'bunx worldproof',
};

const SETUP: Readonly<Record<PackageManager, string>> = {
  npm: '',
  pnpm: '      - uses: pnpm/action-setup@v4\n',
  yarn: '      - run: corepack enable\n',
  bun: '      - uses: oven-sh/setup-bun@v2\n',
};

/** As `worldproof check` is called in this repository. */
export function commandOf({ manager }: Pick<Found, 'manager'>): string {
  return RUN[manager];
}

/** Shards beside each other, and one job that says what they come to. */
export function workflowText({
  manager,
  within,
}: Pick<Found, 'manager' | 'within'>): string {
  // Steps run in the package; what actions take is from the root.
  const place = within === '' ? '' : `${within}/`;
  const defaults =
    within === ''
      ? ''
      : `
defaults:
  run:
    working-directory: ${within}
`;
  const shards = Array.from({ length: SHARDS }, (_, at) => at + 1).join(', ');
  const prepare = `      - uses: actions/checkout@v4
${SETUP[manager]}      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: ${INSTALL[manager]}`;
  return `name: worldproof
on:
  push:
    branches: [main]
  pull_request:
${defaults}
jobs:
  check:
    runs-on: ubuntu-latest
    strategy:
      fail-fast: false
      matrix:
        shard: [${shards}]
    steps:
${prepare}
      # What is violated fails the merge below, which tells GitHub of the whole.
      - run: GITHUB_ACTIONS= ${RUN[manager]} check --shard \${{ matrix.shard }}/${SHARDS} --exit-zero --json worldproof/shard-\${{ matrix.shard }}.json
      - uses: actions/upload-artifact@v4
        with:
          name: worldproof-\${{ matrix.shard }}
          path: ${place}worldproof/

  merge:
    needs: check
    if: always()
    runs-on: ubuntu-latest
    steps:
${prepare}
      - uses: actions/download-artifact@v4
        with:
          path: ${place}worldproof
          merge-multiple: true
      # Writes the page of the step, and annotations at lines of the adapter.
      - run: ${RUN[manager]} matrix worldproof/shard-*.json --reporter github
`;
}
