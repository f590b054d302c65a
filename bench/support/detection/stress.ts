import { setTimeout as sleep } from 'node:timers/promises';
import type { ActorPlan, Plan } from '../../../src/explore/plan/plan.js';
import type { Stage } from '../../../src/explore/stage.js';
import type { Operation } from '../../../src/model/history.js';
import type { Names } from '../../../src/worlds/contract/names.js';
import type {
  LoadedSubject,
  SubjectSpec,
} from '../../../src/worlds/subject.js';
import { cpuMs } from '../cpu.js';
import { fromBuild } from '../kit.js';
import { openUngated, type ServedSpec } from '../served.js';
import { openNative } from '../subjects.js';
import { liveStage } from './live-stage.js';
import { type Known, Peer } from './peer.js';
import type { Counts, Way } from './records.js';
import { placed } from './untried.js';

export interface StressOptions {
  readonly subject: string;
  readonly spec: SubjectSpec;
  readonly token: string;
  readonly way: Way;
  readonly tries: number;
  /** Nothing is begun after that much. */
  readonly cpuMaxMs: number;
}

interface Opened {
  readonly subject: LoadedSubject;
  readonly directory: () => string;
  close(): void | Promise<void>;
}

/** One try that takes longer is left behind, and counts as a miss. */
const TRY_MS = 20_000;

/** Two events of the set-up are never of one millisecond. */
const APART_MS = 2;

/**
 * Plays the calls of a token as they come, on real files or a real server, and
 * has every try judged. What judging costs is not counted.
 */
export async function stress(
  options: StressOptions,
  script: string
): Promise<Counts> {
  process.on('unhandledRejection', () => undefined);
  const { readToken } = await fromBuild('src/explore/token');
  const { judge } = await fromBuild('src/judge/judge');
  const { plan, clause } = readToken(options.token);
  if (clause === undefined) throw new TypeError('The token names no clause');
  const opened = await open(options);
  const { contract } = opened.subject;
  const actors = placed(plan as Plan, options.way);
  const isApart = options.way === 'two processes';
  // Instances on a server share nothing, in one process as well.
  const isForked = isApart && !opened.subject.spec.server;
  const peer = isForked ? await Peer.open(script, options.subject) : undefined;
  let [tries, hits, spentMs] = [0, 0, 0];
  while (tries < options.tries && spentMs < options.cpuMaxMs) {
    const beganMs = cpuMs();
    const race = { plan: { ...(plan as Plan), actors }, number: tries, peer };
    const ran = await Promise.race([tryOnce(opened, race), sleep(TRY_MS)]);
    tries++;
    spentMs += cpuMs() - beganMs + (ran?.peerMs ?? 0);
    if (!ran) continue;
    const { operations } = ran;
    const judgement = judge(
      { operations, skewMs: 0, clocksMs: [0, 0] },
      contract
    );
    const broken: ReadonlySet<string> = judgement.broken;
    if (broken.has(clause)) hits++;
  }
  peer?.close();
  await opened.close();
  return { tries, hits, cpuMs: spentMs };
}

async function open({ subject: word, spec }: StressOptions): Promise<Opened> {
  if (spec.server) {
    const subject = await openUngated(spec as ServedSpec);
    const close = async () => subject.close?.();
    return { subject, directory: () => '', close };
  }
  const { subject, data, close } = await openNative(word);
  return { subject, directory: () => data.path, close };
}

interface Race {
  readonly plan: Plan;
  readonly number: number;
  readonly peer: Peer | undefined;
}

async function tryOnce(
  { subject, directory }: Opened,
  { plan, number, peer }: Race
): Promise<{ operations: readonly Operation[]; peerMs: number }> {
  const { play } = await fromBuild('src/explore/actor');
  const { observerOf } = await fromBuild('src/explore/observer');
  const { Names } = await fromBuild('src/worlds/contract/names');
  const worlds = await subject.fresh({
    processes: 2,
    nowMs: () => Date.now(),
    within: (_process, body) => body(),
  });
  const salt = `${process.pid}-${number}`;
  const names = new Names(salt);
  const startMs = Date.now();
  const stage = await liveStage({ subject, worlds, names, startMs });
  for (const op of plan.setup) {
    await play({ name: 'setup', process: 0, ops: [op] }, stage);
    await sleep(APART_MS);
  }
  let peerMs = 0;
  if (!peer) await all(plan.actors, stage, play);
  else {
    const own = plan.actors.filter((actor) => actor.process === 0);
    const actors = plan.actors.filter((actor) => actor.process !== 0);
    const ids = idsOf(plan, names);
    const there = { directory: directory(), actors, salt, ids, startMs };
    await peer.prepare(there);
    const done = peer.go();
    // Neither side is always the first: a message takes a while.
    await sleep(number % 3);
    await all(own, stage, play);
    const { operations, cpuMs } = await done;
    stage.operations.push(...operations);
    stage.operations.sort((a, b) => a.invoked - b.invoked);
    peerMs = cpuMs;
  }
  const hasSteps = worlds[0]?.steps !== undefined;
  const observer = observerOf(plan, hasSteps, stage.operations);
  await play(observer, stage);
  return { operations: stage.operations, peerMs };
}

function all(
  actors: readonly ActorPlan[],
  stage: Stage,
  play: (actor: ActorPlan, stage: Stage) => Promise<void>
): Promise<unknown> {
  return Promise.all(actors.map((actor) => play(actor, stage)));
}

/** Ids that both sides are to use, those of runs to come too. */
function idsOf(
  { setup, actors }: Plan,
  names: Names
): (readonly [Known[number], string])[] {
  const known = new Map<string, Known[number]>();
  for (const op of [...setup, ...actors.flatMap(({ ops }) => ops)]) {
    for (const kind of ['run', 'hook', 'step'] as const) {
      const name = (op as { readonly [Key in typeof kind]?: string })[kind];
      if (name !== undefined) known.set(`${kind} ${name}`, [kind, name]);
    }
  }
  return [...known.values()].map((each) => {
    const [kind, name] = each;
    return [each, names.id(kind, name, Date.now())] as const;
  });
}
