import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { KIT_ROOT } from '../../src/kit.js';
import { type Report, ReportSchema } from '../../src/report/record.js';
import { commandOf, makeProject, removeProject } from './installed.js';

/** What stories run, and where: the build of this repository in its folder. */
let main = join(KIT_ROOT, 'dist/src/cli/main.js');
let home: string | undefined;

/**
 * From here on the stories of a file run the command that is installed from the
 * packed tarball, in a folder of its own.
 */
export function useInstalled(): () => string {
  beforeAll(async () => {
    home = await makeProject();
    main = commandOf(home);
  });
  afterAll(() => removeProject(home ?? ''));
  return () => home ?? '';
}

export interface Ran {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The path of a World among the fixtures, as a user would type it. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`../fixtures/worlds/${name}`, import.meta.url));
}

/** Starts the command; `ended` resolves with what it came to. */
export function start(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd?: string
): {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
} {
  const folder = cwd ?? home;
  const child = spawn(process.execPath, [main, ...words], {
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(folder === undefined ? {} : { cwd: folder }),
  });
  const ended = new Promise<Ran>((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
  return { child, ended };
}

export function worldproof(...words: readonly string[]): Promise<Ran> {
  return start(words).ended;
}

/** As a user runs it who stands in a folder. */
export function startIn(cwd: string, words: readonly string[]): Promise<Ran> {
  return start(words, {}, cwd).ended;
}

export interface Checked extends Ran {
  readonly report: Report;
}

/**
 * Runs `check` and reads the report that it writes as JSON. Nobody dies in it,
 * unless a story is about that: what else is told takes fewer schedules then.
 * One host works, unless a story says more: others tell their stories meanwhile.
 */
export async function check(...given: readonly string[]): Promise<Checked> {
  const words = [...given];
  if (!given.includes('--faults')) words.push('--no-faults');
  if (!given.includes('--workers')) words.push('--workers', '1');
  const folder = mkdtempSync(join(tmpdir(), 'worldproof-story-'));
  try {
    const file = join(folder, 'report.json');
    const ran = await worldproof('check', ...words, '--json', file);
    const report = ReportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { ...ran, report };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A folder that lasts as long as the tests of a file. */
export function useStoryFolder(): (name: string) => string {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'worldproof-story-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  return (name) => join(folder, name);
}

/** Without what differs between two runs of the same schedules. */
export function timeless(report: Report): Report {
  return {
    ...report,
    date: '',
    subjects: report.subjects.map((subject) => ({
      ...subject,
      ...timelessScopes(subject),
      seconds: 0,
    })),
  };
}

function timelessScopes(subject: Report['subjects'][number]) {
  const names = ['scope', 'crashScope', 'tearScope', 'dropScope'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const scope = subject[name];
      return scope ? [[name, { ...scope, seconds: 0 }]] : [];
    })
  );
}
