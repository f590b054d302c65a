import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ServerError } from '../error.js';
import type {
  KeeperCommand,
  KeeperJob,
  KeeperMessage,
  KeptServer,
} from './job.js';

/** A process that outlives this one just as long as there is to clean up. */
export interface Keeper {
  readonly server: KeptServer;
  /** Cleans up; resolves when nothing is left. Again: the same. */
  release(): Promise<void>;
}

/** From the sources too, as tests run them. */
const EXTENSION = extname(fileURLToPath(import.meta.url));
const SCRIPT = fileURLToPath(new URL(`./main${EXTENSION}`, import.meta.url));
const EXEC_ARGV = EXTENSION === '.ts' ? ['--import', 'tsx'] : [];

/** @throws ServerError with the reason that the keeper tells */
export async function startKeeper(job: KeeperJob): Promise<Keeper> {
  // Of a process group of its own: Ctrl-C is for the command alone.
  const child = fork(SCRIPT, {
    detached: true,
    execArgv: EXEC_ARGV,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const answer = await ask(child, { type: 'job', job });
  if (answer.type !== 'ready') {
    child.disconnect();
    const reason = answer.type === 'failed' ? answer.reason : 'no server';
    throw new ServerError(job.kind, reason);
  }
  // A command that forgets to stop it ends all the same.
  child.unref();
  child.channel?.unref();
  let released: Promise<void> | undefined;
  return {
    server: answer.server,
    release() {
      released ??= release(child, job);
      return released;
    },
  };
}

async function release(child: ChildProcess, job: KeeperJob): Promise<void> {
  if (!child.connected) return;
  child.ref();
  child.channel?.ref();
  const answer = await ask(child, { type: 'release' });
  if (child.connected) child.disconnect();
  if (answer.type === 'released' && answer.problem !== undefined) {
    throw new ServerError(job.kind, answer.problem);
  }
}

/** One command, one answer; a keeper that is gone answers too. */
function ask(
  child: ChildProcess,
  command: KeeperCommand
): Promise<KeeperMessage> {
  return new Promise((resolve) => {
    const finish = (answer: KeeperMessage) => {
      child.off('message', finish);
      child.off('error', onError);
      child.off('exit', onExit);
      resolve(answer);
    };
    const fail = (reason: string) => finish({ type: 'failed', reason });
    const onError = (error: Error) =>
      fail(`its keeper cannot be run: ${error.message}`);
    const onExit = () => fail('its keeper is gone');
    child.on('message', finish);
    child.on('error', onError);
    child.on('exit', onExit);
    child.send(command, () => undefined);
  });
}
