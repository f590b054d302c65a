import { mkdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Checked, check, fixture, worldproof } from './command.js';
import { FORGETFUL, useProject } from './project.js';

const MEMORY = JSON.stringify(pathToFileURL(fixture('memory.js')).href);
const IMPORTED = `import(${MEMORY})`;

/** What `npm init -y` makes of package.json: no type, so CommonJS. */
const PLAIN = { version: '1.0.0', main: 'index.js' };
const project = useProject(PLAIN);

/** Files of a project, each a World or what a World imports. */
const FILES = {
  'limit.ts': 'export const limit: number = 3;',
  'open.ts': `export async function open(limit: number) {
    const { createWorld } = await ${IMPORTED};
    return createWorld({ limit } as const);
  }`,
  'world.ts': `import { limit } from './limit';
    import { open } from './open.js';
    interface Options { readonly dataDir: string }
    enum Kind { Small = 1 }
    export default async function make(options: Options) {
      return open(limit + Kind.Small + options.dataDir.length);
    }`,
  'broken.ts': '\nexport const x: = 1;\n',
  'throws.ts':
    'const config: { url?: string } = {};\n\nexport const n = config.url!.length;\n',
  'broken.mjs': '\n\nexport const x = ;\n',
  'value.mjs': 'export const createWorld = 5;',
  'default.mjs': `export { createWorld as default } from ${MEMORY};`,
  'inside.cjs': `module.exports = { createWorld: async () => (await ${IMPORTED}).createWorld() };`,
  'factory.cjs': `module.exports = async () => (await ${IMPORTED}).createWorld();`,
  'starts.mjs': `import { createWorld as open } from ${MEMORY};
    const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
    export async function createWorld() {
      await pause();
      const world = open();
      const { create } = world.events;
      let isStarted = false;
      world.events.create = async (...words) => {
        if (!isStarted) throw new Error('not started');
        return create(...words);
      };
      world.start = async () => {
        await pause();
        isStarted = true;
      };
      return world;
    }`,
  'package/package.json': JSON.stringify({
    ...{ name: 'adapter', version: '2.0.0', type: 'module' },
    exports: { '.': { types: './a.d.ts', import: './lib/index.js' } },
  }),
  'package/lib/index.js': `export * from ${MEMORY};`,
  'unbuilt/package.json': JSON.stringify({
    name: 'a',
    exports: './dist/index.js',
  }),
};

const LOADED = [
  ['TypeScript that imports more of it, without extensions too', 'world.ts'],
  ['a default export', 'default.mjs'],
  ['a factory among the exports of CommonJS', 'inside.cjs'],
  ['a function that is the whole export of CommonJS', 'factory.cjs'],
  ['one that needs its start() before it answers', 'starts.mjs'],
  ['a folder, as the module that its package exports', 'package'],
] as const;

const REFUSED = [
  ['broken.ts', /^cannot be loaded: .*\/broken\.ts:2:16: Unexpected "="$/],
  [
    'throws.ts',
    /^cannot be loaded: Cannot read properties of undefined .* \(.*throws\.ts:3:\d+\)$/,
  ],
  ['broken.mjs', /broken\.mjs:3\)?$/],
  [
    'value.mjs',
    /^its createWorld is of type number, expected a function that returns a/,
  ],
  ['empty', /is not a package: name a/],
  ['unbuilt', /build it first$/],
] as const;

describe('in a project that calls itself CommonJS', () => {
  let checked: Checked;
  const subjectOf = (name: string) =>
    checked.report.subjects.find(({ id }) => id === `./${name}`);

  beforeAll(async () => {
    for (const [name, text] of Object.entries(FILES)) project.write(name, text);
    mkdirSync(`${project.folder}/empty`);
    const names = [
      ...LOADED.map(([, name]) => name),
      ...REFUSED.map(([name]) => name),
    ];
    const words = names.map((name) => `./${name}`);
    const few = ['--schedules', '20', '--scenario', 'race.start-list'];
    checked = await check(...words, ...few);
  });

  test.each(LOADED)('%s is loaded: %s', (_what, name) => {
    expect(subjectOf(name)).toMatchObject({ errors: [], schedules: 20 });
  });

  test.each(REFUSED)(
    '%s is told by its place, or what to do',
    (name, message) => {
      const [error] = subjectOf(name)?.errors ?? [];
      expect(error?.message).toMatch(message);
      expect(subjectOf(name)?.schedules).toBe(0);
    }
  );
});

test('a command that was pasted, and stdin, are tokens to replay too', async () => {
  project.bring('minimal.mjs', 'minimal');
  project.write('forgetful.mjs', FORGETFUL);
  const words = ['--schedules', '20', '--clause', 'owner.resolvable'];
  const { report } = await check('./forgetful.mjs', ...words);
  const [divergence] = report.cells.flatMap((cell) => cell.divergences);
  const line = `npx worldproof replay ${divergence?.token}`;
  const pasted = await worldproof('replay', line);
  expect(pasted.exitCode).toBe(1);
  const apart = await worldproof('replay', ...line.split(' '));
  expect(apart.stdout).toBe(pasted.stdout);
  const file = project.write('pasted.txt', `see \`${line}\`.\n`);
  expect((await worldproof('replay', file)).stdout).toBe(pasted.stdout);
});
