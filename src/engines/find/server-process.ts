import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { forkable } from '../../laboratory/host/forkable.js';
import { until, within } from '../deadline.js';
import type { EngineId } from '../engine.js';
import { EngineError } from '../errors.js';

/** Real time that a server gets until it answers, in ms. */
const UP_MS = 30_000;
/** … and until it has left by itself, in ms. */
const GRACE_MS = 3000;
/** … and until it answers one request: a busy stranger is one all the same. */
const ANSWER_MS = 10_000;
const WORDS_MAX = 4000;

export interface ServerCommand {
  readonly engine: EngineId;
  readonly path: string;
  readonly args: readonly string[];
  readonly cwd?: string | undefined;
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Whether it answers. */
  isUp(): Promise<boolean>;
}

/**
 * A server that the kit started and ends; it has a keeper, so that it ends
 * with this process as well, however that goes.
 */
export class ServerProcess {
  #words = '';
  /** Its last words may come after it is gone. */
  readonly #closed: Promise<unknown>;

  private constructor(
    readonly command: ServerCommand,
    readonly child: ChildProcess
  ) {
    this.#closed = once(child, 'close').catch(() => undefined);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#words = (this.#words + chunk).slice(-WORDS_MAX);
      });
    }
  }

  /**
   * @throws EngineError with the last words of one that does not come up, and
   * where something else answers in its place
   */
  static async start(command: ServerCommand): Promise<ServerProcess> {
    const { engine, path, args, cwd, env } = command;
    // One that was killed just now may answer for a moment.
    if (!(await until(async () => !(await command.isUp()), GRACE_MS, 50))) {
      const reason = `${path} cannot start: its port is in use by something else that answers there`;
      throw new EngineError(engine, reason);
    }
    const keeper = forkable(new URL('./keeper.js', import.meta.url));
    const child = fork(keeper.path, [path, ...args], {
      execArgv: keeper.execArgv,
      cwd,
      env: env ?? process.env,
      // What ends the whole group of the parent is to leave it to end its own.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const server = new ServerProcess(command, child);
    let failure: string | undefined;
    child.on('error', (error) => {
      failure = error.message;
    });
    const isDecided = async () =>
      failure !== undefined || server.#isGone || (await command.isUp());
    const isUp = await until(isDecided, UP_MS, 50);
    if (isUp && failure === undefined && !server.#isGone) return server;
    await server.kill();
    await within(server.#closed, GRACE_MS, () => undefined);
    const said =
      failure ?? lastWords(server.#words) ?? `exit code ${child.exitCode}`;
    throw new EngineError(engine, `${path} does not come up: ${said}`);
  }

  async stop(): Promise<void> {
    if (this.#isGone) return;
    const gone = once(this.child, 'exit');
    this.#signal('SIGTERM');
    const left = await within(gone, GRACE_MS, () => 'late');
    if (left === 'late') await this.kill();
  }

  /** A crash: it has no time for anything. */
  async kill(): Promise<void> {
    if (this.#isGone || this.child.pid === undefined) return;
    const gone = once(this.child, 'exit');
    this.#signal('SIGKILL');
    await gone;
  }

  /** How it ended and with what words, once it has; undefined until then. */
  get ending(): string | undefined {
    if (!this.#isGone) return undefined;
    const { exitCode, signalCode } = this.child;
    const how = signalCode ?? `exit code ${exitCode}`;
    const said = lastWords(this.#words);
    return said ? `${how}: ${said}` : how;
  }

  #signal(signal: 'SIGTERM' | 'SIGKILL'): void {
    if (this.child.connected) this.child.send(signal);
  }

  get #isGone(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}

/** The last line that names an error, or the last one. */
function lastWords(text: string): string | undefined {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('npm warn'));
  const named = lines.findLast((line) => /error|fail/i.test(line));
  return (named ?? lines.at(-1))?.trim().slice(0, 300);
}

/** Whether something accepts HTTP there, whatever it answers. */
export async function answersHttp(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    await response.arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
