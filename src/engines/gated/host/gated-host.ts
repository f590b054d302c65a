import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { forkable } from '../../../laboratory/host/forkable.js';
import { within } from '../../deadline.js';
import { EngineError } from '../../errors.js';
import type { GatedAnswer, GatedNotice, GatedRequest } from './protocol.js';

/** Silence after which a host counts as stuck, in real ms. */
const PATIENCE_MS = 60_000;

/** Until a host that is let go has dropped its database, in real ms. */
const GRACE_MS = 5000;

const alive = new Set<ChildProcess>();

process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

/** A process of its own with an engine under gates. */
export class GatedHost {
  readonly #child: ChildProcess;

  constructor(readonly engine: string) {
    const { path, execArgv } = forkable(new URL('./main.js', import.meta.url));
    this.#child = fork(path, {
      execArgv,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    alive.add(this.#child);
    this.#child.on('exit', () => alive.delete(this.#child));
    // What could not be sent is told by the exit that follows.
    this.#child.on('error', () => undefined);
  }

  /** @throws EngineError if it failed, is gone, or says nothing for long */
  ask<A extends GatedAnswer>(
    request: GatedRequest,
    onBegan: () => void = () => undefined
  ): Promise<A> {
    const child = this.#child;
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout;
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        child.off('message', hear);
        child.off('exit', lose);
        settle();
      };
      const fail = (reason: string) =>
        finish(() => reject(new EngineError(this.engine, reason)));
      const lose = () => fail('the process under gates is gone');
      const watch = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          child.kill('SIGKILL');
          fail(`no answer under gates for ${PATIENCE_MS / 1000} s`);
        }, PATIENCE_MS);
      };
      const hear = (message: GatedAnswer | GatedNotice) => {
        if (message.kind === 'began') {
          watch();
          onBegan();
        } else if (message.kind === 'failed') fail(message.message);
        else finish(() => resolve(message as A));
      };
      if (!alive.has(child)) return lose();
      child.on('message', hear);
      child.on('exit', lose);
      watch();
      child.send(request);
    });
  }

  async close(): Promise<void> {
    if (!alive.has(this.#child)) return;
    const gone = once(this.#child, 'exit');
    if (this.#child.connected) this.#child.disconnect();
    const left = await within(gone, GRACE_MS, () => 'late');
    if (left !== 'late') return;
    this.#child.kill('SIGKILL');
    await gone;
  }
}
