import { type ChildProcess, fork } from 'node:child_process';
import type {
  Load,
  Loaded,
  WorldWords,
} from '../../../src/explore/messages.js';
import type { Plan } from '../../../src/explore/plan/plan.js';
import { HOST_FLAGS } from '../../../src/laboratory/host/flags.js';
import type {
  Announcement,
  Answer as AnswerOf,
  Request as RequestOf,
} from '../../../src/laboratory/host/protocol.js';
import { cpuMs } from '../cpu.js';
import { fromBuild } from '../kit.js';

type Answer = AnswerOf<Plan, WorldWords>;
type Request = RequestOf<Plan, WorldWords>;
type Counted = Answer & { readonly cpuMs?: number };

/**
 * The role of a host of a check, which says with every answer what it has spent
 * since it began to load the kit and the World.
 */
export async function serveCounted(): Promise<void> {
  const beganMs = cpuMs();
  const { installGates } = await fromBuild('src/laboratory/host/install');
  const { installRealms } = await fromBuild('src/sim/realms/realm');
  const { data } = installGates();
  installRealms();
  const { Host } = await fromBuild('src/laboratory/host/host');
  const { open } = await fromBuild('src/explore/laboratory');
  const { serve } = await fromBuild('src/laboratory/host/serve');
  serve((began) => {
    const host = new Host(open({ data, began }));
    const answer = host.answer.bind(host);
    host.answer = async (request) => {
      const answered = await answer(request);
      const counted: Counted = { ...answered, cpuMs: cpuMs() - beganMs };
      return counted;
    };
    return host;
  });
}

/** One host at a time, begun anew when it is worn or lost. */
export class CountedHost {
  readonly #script: string;
  readonly #load: Load;
  #child: ChildProcess | undefined;
  #ofEarlier = 0;
  #ofThis = 0;

  constructor(script: string, load: Load) {
    this.#script = script;
    this.#load = load;
  }

  /** What its processes have spent. */
  get cpuMs(): number {
    return this.#ofEarlier + this.#ofThis;
  }

  async load(): Promise<Loaded> {
    const request = { kind: 'load', load: this.#load } as const;
    const answer = await this.#exchange<Answer>(request);
    return (answer as { loaded: Loaded }).loaded;
  }

  /** Undefined where the World took the host down. */
  async ask<A extends Answer>(request: Request): Promise<A | undefined> {
    if (!this.#child) await this.load();
    try {
      return await this.#exchange<A>(request);
    } catch (error) {
      console.error(`  ${error instanceof Error ? error.message : error}`);
      this.close();
      return undefined;
    }
  }

  async #exchange<A extends Answer>(request: Request): Promise<A> {
    this.#child ??= fork(this.#script, ['host'], {
      serialization: 'advanced',
      execArgv: [...process.execArgv, ...HOST_FLAGS],
    });
    const counted = await answerOf(this.#child, request);
    this.#ofThis = counted.cpuMs ?? this.#ofThis;
    if (counted.kind === 'failed') throw new Error(counted.message);
    if (counted.isWorn) this.close();
    return counted as unknown as A;
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
    this.#ofEarlier += this.#ofThis;
    this.#ofThis = 0;
  }
}

function answerOf(child: ChildProcess, request: Request): Promise<Counted> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error('the host exited'));
    child.on('exit', onExit);
    child.on(
      'message',
      function onMessage(message: Counted | Announcement<Plan, WorldWords>) {
        const { kind } = message;
        if (kind === 'began' || kind === 'asks' || kind === 'partial') return;
        if (kind === 'trouble') return;
        child.off('message', onMessage);
        child.off('exit', onExit);
        resolve(message);
      }
    );
    child.send(request);
  });
}
