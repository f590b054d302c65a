import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Kit } from '../../src/cli/kit.js';
import { runCli } from '../../src/cli/run-cli.js';
import type { ListName } from '../../src/explore/list-entry.js';
import { CLAUSES } from '../../src/model/clauses/registry.js';
import { REPORT } from '../report/fixture.js';

/** Keeps what was written; a terminal where it has a width. */
export class FakeStream {
  text = '';
  constructor(readonly columns?: number) {}
  get isTTY(): boolean {
    return this.columns !== undefined;
  }
  write(text: string): void {
    this.text += text;
  }
}

/** A process that hears Ctrl-C when a test says so. */
export class FakeProcess extends EventEmitter {
  readonly exits: number[] = [];
  exit(code: number): void {
    this.exits.push(code);
  }
}

const NAMES: Readonly<Record<ListName, readonly string[]>> = {
  subjects: ['reference', 'local-v5'],
  clauses: CLAUSES.map(({ id }) => id),
  scenarios: ['claim-race', 'cancel-race'],
  mutants: ['forgets-release', 'loses-retention'],
  strategies: ['random', 'pct'],
};

/** Answers the fixture's report; a test replaces what its story needs. */
export function fakeKit(changes: Partial<Kit> = {}): Kit {
  return {
    check: async () => REPORT,
    replay: async () => {
      throw new Error('not part of this story');
    },
    mutants: async () => [],
    fields: async () => ({ changes: 9, rejected: 9, free: 1, survivors: [] }),
    lifecycle: async () => {
      throw new Error('not part of this story');
    },
    history: async () => {
      throw new Error('not part of this story');
    },
    bisect: async () => {
      throw new Error('not part of this story');
    },
    isListed: (what, id) => NAMES[what].some((name) => name === id),
    list: (what) => NAMES[what].map((id) => ({ id, title: `About ${id}.` })),
    fetch: async () => '/cache',
    defaultFleet: () => ['reference'],
    unfetched: () => [],
    codes: async () => ({}),
    ...changes,
  };
}

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly kit?: Partial<Kit>;
  readonly env?: Record<string, string>;
  /** Columns of the terminal that stands for both streams. */
  readonly columns?: number;
  readonly interrupts?: FakeProcess;
  /** Where the command is typed; without one, where nothing can be kept. */
  readonly folder?: string;
}

export async function run(
  argv: readonly string[],
  { kit, env = {}, columns, interrupts, folder = '/dev/null' }: RunOptions = {}
): Promise<Ran> {
  const stdout = new FakeStream(columns);
  const stderr = new FakeStream(columns);
  const exitCode = await runCli(argv, {
    kit: async () => fakeKit(kit),
    stdout,
    stderr,
    env,
    interrupts: interrupts ?? new FakeProcess(),
    version: '0.1.0',
    folder,
  });
  return { exitCode, stdout: stdout.text, stderr: stderr.text };
}

/** A folder of its own for each test. */
export function useFolder() {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'worldproof-cli-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  return {
    path: (name: string) => join(folder, name),
    read: (name: string) => readFileSync(join(folder, name), 'utf8'),
    write(name: string, text: string): string {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    },
  };
}
