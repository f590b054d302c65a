import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { check, fixture, useStoryFolder, worldproof } from './command.js';

const MEMORY = JSON.stringify(pathToFileURL(fixture('memory.js')).href);
const FEW = ['--schedules', '20', '--scenario', 'race.start-list'];
const folder = useStoryFolder();

/** What `npm init -y` makes of package.json: no type, so CommonJS. */
const PLAIN = { name: 'adapter', version: '1.0.0', main: 'index.js' };

function write(name: string, text: string): string {
  writeFileSync(folder(name), text);
  return folder(name);
}

/** The one line that says why a subject could not start. */
async function problemOf(file: string): Promise<string> {
  const { report } = await check(file, ...FEW);
  return report.subjects[0]?.errors[0]?.message ?? 'none';
}

async function schedulesOf(word: string): Promise<number> {
  const { report } = await check(word, ...FEW);
  expect(report.subjects[0]?.errors).toEqual([]);
  return report.subjects[0]?.schedules ?? 0;
}

beforeAll(() => write('package.json', JSON.stringify(PLAIN)));

describe('a World in TypeScript, in a project that calls itself CommonJS', () => {
  test('is loaded, with what it imports, without extensions too', async () => {
    write('limit.ts', 'export const limit: number = 3;');
    write(
      'open.ts',
      `export async function open(limit: number) {
        const { createWorld } = await import(${MEMORY});
        return createWorld({ limit } as const);
      }`
    );
    const file = write(
      'world.ts',
      `import { limit } from './limit';
      import { open } from './open.js';
      interface Options { readonly dataDir: string }
      enum Kind { Small = 1 }
      export default async function make(options: Options) {
        return open(limit + Kind.Small + options.dataDir.length);
      }`
    );
    expect(await schedulesOf(file)).toBe(20);
  });

  test('that cannot be compiled is shown by file, line and message', async () => {
    const file = write('broken.ts', '\nexport const x: = 1;\n');
    expect(await problemOf(file)).toBe(
      `cannot be loaded: ${file}:2:16: Unexpected "="`
    );
  });

  test('that throws while it loads is shown by file and line', async () => {
    const text =
      'const config: { url?: string } = {};\n\nexport const n = config.url!.length;\n';
    const file = write('throws.ts', text);
    expect(await problemOf(file)).toMatch(
      /^cannot be loaded: Cannot read properties of undefined .* \(.*throws\.ts:3:\d+\)$/
    );
  });
});

describe('a module of plain JavaScript', () => {
  test('that is no JavaScript is shown by file and line', async () => {
    const file = write('broken.mjs', '\n\nexport const x = ;\n');
    expect(await problemOf(file)).toMatch(/broken\.mjs:3\)?$/);
  });

  test('may export its factory in any of the usual ways', async () => {
    const load = `import(${MEMORY})`;
    const files = [
      write('default.mjs', `export { createWorld as default } from ${MEMORY};`),
      write(
        'inside.cjs',
        `module.exports = { createWorld: async () => (await ${load}).createWorld() };`
      ),
      write(
        'factory.cjs',
        `module.exports = async () => (await ${load}).createWorld();`
      ),
    ];
    for (const file of files) expect(await schedulesOf(file)).toBe(20);
  });

  test('may need its start() before it answers', async () => {
    const file = write(
      'starts.mjs',
      `import { createWorld as open } from ${MEMORY};
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
      }`
    );
    expect(await schedulesOf(file)).toBe(20);
  });
});

describe('a folder', () => {
  test('is the module that its package exports', async () => {
    mkdirSync(folder('package/lib'), { recursive: true });
    const manifest = {
      name: 'adapter',
      version: '2.0.0',
      type: 'module',
      exports: { '.': { types: './a.d.ts', import: './lib/index.js' } },
    };
    write('package/package.json', JSON.stringify(manifest));
    write('package/lib/index.js', `export * from ${MEMORY};`);
    expect(await schedulesOf(folder('package'))).toBe(20);
  });

  test('that is no package, or is not built, is told what to do', async () => {
    mkdirSync(folder('empty'));
    expect(await problemOf(folder('empty'))).toMatch(
      /is not a package: name a/
    );
    mkdirSync(folder('unbuilt'));
    const exports = './dist/index.js';
    write('unbuilt/package.json', JSON.stringify({ name: 'a', exports }));
    expect(await problemOf(folder('unbuilt'))).toMatch(/build it first$/);
  });
});

test('a command that was pasted, and stdin, are tokens to replay too', async () => {
  const { report } = await check(
    'mutant:token.claim-idempotent/own-conflict',
    '--schedules',
    '60',
    '--clause',
    'token.claim-idempotent'
  );
  const [divergence] = report.cells.flatMap((cell) => cell.divergences);
  const line = `npx worldproof replay ${divergence?.token}`;
  const pasted = await worldproof('replay', line);
  expect(pasted.exitCode).toBe(1);
  const words = await worldproof('replay', ...line.split(' '));
  expect(words.stdout).toBe(pasted.stdout);
  const file = write('pasted.txt', `see \`${line}\`.\n`);
  expect((await worldproof('replay', file)).stdout).toBe(pasted.stdout);
});
