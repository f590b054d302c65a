import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { play } from '../../../src/explore/actor.js';
import type { ActorPlan } from '../../../src/explore/plan/plan.js';
import type { Operation } from '../../../src/model/history.js';
import type { Names } from '../../../src/worlds/contract/names.js';
import { cpuMs } from '../cpu.js';
import { fromBuild } from '../kit.js';
import { openDirectory } from '../subjects.js';
import { liveStage } from './live-stage.js';

/** The ids that both processes know, by kind and name. */
export type Known = readonly (readonly ['run' | 'hook' | 'step', string])[];

export interface PeerTry {
  readonly directory: string;
  readonly actors: readonly ActorPlan[];
  readonly salt: string;
  readonly ids: readonly (readonly [Known[number], string])[];
  readonly startMs: number;
}

interface PeerDone {
  readonly operations: readonly Operation[];
  readonly cpuMs: number;
}

/** The role of the second process: opens the same directory, and waits. */
export async function servePeer(word: string): Promise<void> {
  process.on('unhandledRejection', () => undefined);
  process.on('disconnect', () => process.exit(0));
  const { Names } = await fromBuild('src/worlds/contract/names');
  let directory = '';
  const subject = await openDirectory(word, {
    get path() {
      return directory;
    },
    reset: () => undefined,
  });
  process.on('message', async (asked: PeerTry) => {
    const beganMs = cpuMs();
    directory = asked.directory;
    const [world] = await subject.fresh({
      processes: 1,
      nowMs: () => Date.now(),
      within: (_process, body) => body(),
    });
    if (!world) throw new TypeError('No instance was made');
    const names: Names = new Names(asked.salt);
    for (const [[kind, name], id] of asked.ids) names.bind(kind, name, id);
    const { startMs } = asked;
    const worlds = [world, world];
    const stage = await liveStage({ subject, worlds, names, startMs });
    process.send?.('ready');
    await once(process, 'message');
    await Promise.all(asked.actors.map((actor) => play(actor, stage)));
    const { operations } = stage;
    const done: PeerDone = { operations, cpuMs: cpuMs() - beganMs };
    process.send?.(done);
  });
  process.send?.('open');
}

/** The second process, as the first one has it. */
export class Peer {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async open(script: string, word: string): Promise<Peer> {
    const child = fork(script, ['peer', word], {
      serialization: 'advanced',
      execArgv: [...process.execArgv],
    });
    await once(child, 'message');
    return new Peer(child);
  }

  async prepare(asked: PeerTry): Promise<void> {
    this.#child.send(asked);
    await once(this.#child, 'message');
  }

  async go(): Promise<PeerDone> {
    const done = once(this.#child, 'message');
    this.#child.send('go');
    const [message] = await done;
    return message as PeerDone;
  }

  close(): void {
    this.#child.disconnect();
  }
}
