import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Program } from './program.js';

/** Real time that a server gets to end by itself, in ms. */
const GRACE_MS = 3000;

interface Member {
  readonly child: ChildProcess;
  readonly endSignal: NodeJS.Signals;
  readonly gone: Promise<void>;
}

/** The processes and directories of one keeper, and how they end. */
export class ProcessGroup {
  readonly #members = new Set<Member>();
  readonly #directories: string[] = [];
  readonly #duties: (() => Promise<void>)[] = [];
  #left = false;

  /** A temporary directory that goes when the group does. */
  directory(name: string): string {
    this.#assertHere();
    const directory = mkdtempSync(join(tmpdir(), `worldproof-${name}-`));
    this.#directories.push(directory);
    return directory;
  }

  spawn(program: Program): ChildProcess {
    this.#assertHere();
    const child = spawn(program.command, [...program.args], {
      cwd: program.directory,
      env: { ...process.env, LC_ALL: 'C', ...program.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...program.user,
    });
    const gone = new Promise<void>((resolve) => {
      child.on('exit', () => resolve());
      child.on('error', () => resolve());
    });
    const member = { child, endSignal: program.endSignal ?? 'SIGKILL', gone };
    this.#members.add(member);
    void gone.then(() => this.#members.delete(member));
    return child;
  }

  atTheEnd(duty: () => Promise<void>): void {
    this.#duties.push(duty);
  }

  async leave(): Promise<void> {
    this.#left = true;
    await Promise.all([...this.#members].map(end));
    for (const duty of this.#duties.splice(0)) await duty();
    for (const directory of this.#directories.splice(0)) {
      // A backend may still be writing its last words.
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    }
  }

  #assertHere(): void {
    if (this.#left) throw new Error('the run has ended');
  }
}

async function end({ child, endSignal, gone }: Member): Promise<void> {
  child.kill(endSignal);
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  await gone;
  clearTimeout(timer);
}
