import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Ran, start, startIn } from './command.js';
import { FORGETFUL, useProject } from './project.js';

const project = useProject({ type: 'module' });

/** The same, and tells what it does. */
const LOUD = FORGETFUL.replace(
  'async (run, data) => {\n',
  `async (run, data) => {\n    console.log('asked for', data.eventType);\n`
);

beforeAll(async () => {
  project.bring('minimal.mjs', 'minimal');
  project.write('loud.mjs', LOUD);
});

let name = '';

test('a check says what it understood, and names what it found', async () => {
  const env = { CI: '' };
  const words = [
    'check',
    './loud.mjs',
    '--schedules',
    '30',
    '--clause',
    'owner.resolvable',
    '--workers',
    '1',
  ];
  const { ended } = start(words, env, project.folder);
  const { stdout, stderr } = await ended;
  expect(stderr).toContain('./loud.mjs: this was understood of it\n');
  expect(stderr).toMatch(/^ {2}contract: spec 3; no package names/m);
  expect(stderr).toMatch(/^ {2}runs: 30 schedules on 1 worker/m);
  expect(stderr).toContain(
    'data: an empty folder in memory for each schedule, as the option dataDir'
  );
  expect(stderr).not.toContain('asked for');
  [, name = ''] = /worldproof replay ([0-9a-f]+)$/m.exec(stdout) ?? [];
  expect(name).not.toBe('');
});

test('a replay shows what the World prints, where that is asked for', async () => {
  const quiet = await startIn(project.folder, ['replay', name]);
  expect(quiet.stderr).not.toContain('asked for');
  const loud = await startIn(project.folder, ['replay', name, '--output']);
  expect(loud.stderr).toContain('asked for hook_created\n');
  expect(loud.stdout).toBe(quiet.stdout);
});

test('a replay waits for a debugger, which stops it at a line of the World', async () => {
  const { child, ended } = start(
    ['replay', name, '--inspect'],
    {},
    project.folder
  );
  const address = await new Promise<string>((resolve) => {
    let text = '';
    child.stderr?.on('data', (chunk) => {
      text += chunk;
      const [, found] = /listening on (ws:\S+)/.exec(text) ?? [];
      if (found) resolve(found);
    });
  });
  const line = LOUD.split('\n').findIndex((each) =>
    each.includes("'asked for'")
  );
  const client = fileURLToPath(new URL('debugger-client.js', import.meta.url));
  const { stdout: place } = await promisify(execFile)(process.execPath, [
    ...['--experimental-websocket', client],
    ...[address, 'loud\\.mjs', String(line)],
  ]);
  expect(place).toContain('loud.mjs?realm=p0');
  const { exitCode, stdout } = await ended;
  expect(exitCode).toBe(1);
  expect(stdout).toContain('✘ owner.resolvable diverges');
});

/** Where each of these Worlds goes wrong, and the line of its stack. */
const TROUBLES = [
  [
    'import',
    `function configure() { throw new TypeError('no way'); }\nconfigure();\n`,
    'at configure',
  ],
  [
    'timer',
    `setTimeout(function blowUp() { throw new Error('in a timer'); }, 1);`,
    'at blowUp',
  ],
  [
    'rejection',
    `async function lost() { throw new RangeError('unheard'); }\nlost();`,
    'at lost',
  ],
] as const;

describe('of Worlds that throw', () => {
  let quiet: Ran;
  let told: Ran;

  beforeAll(async () => {
    for (const [kind, code] of TROUBLES) {
      const inside = LOUD.replace(
        "console.log('asked for', data.eventType);",
        code
      );
      const text = kind === 'import' ? `${code}${LOUD}` : inside;
      project.write(`${kind}.mjs`, text);
    }
    const words = [
      'check',
      ...TROUBLES.map(([kind]) => `./${kind}.mjs`),
      ...['--schedules', '4', '--workers', '1'],
      ...['--scenario', 'duplicate.claim'],
    ];
    quiet = await startIn(project.folder, words);
    told = await startIn(project.folder, [...words, '--debug']);
  });

  test.each(TROUBLES)('--debug shows the stack: %s', (kind, _code, place) => {
    expect(quiet.stderr).not.toContain(place);
    expect(told.stderr).toContain(place);
    expect(told.stderr).toContain(`${kind}.mjs?realm=p0:`);
  });
});
