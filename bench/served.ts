/**
 * What simulating costs on a real server.
 * Run: npm run build && npx tsx bench/served.ts [SUBJECT...]
 *
 * A schedule of a race with its set-up, under gates, against the same
 * operations of the same World on the same server without any, all actors at
 * once, by the same driver. Neither side reads anything afterwards or judges,
 * and emptying the database is not counted. Target: at most 1.3 times the wall
 * time. Then schedules a second as a host runs them, and where that time goes.
 * Targets: 13 a second on Postgres, 39 on Redis.
 */
import { fileURLToPath } from 'node:url';
import { answer, inChild } from './support/child.js';
import { fromBuild } from './support/kit.js';
import { raceSchedules, races, type Scheduled, SEED } from './support/plans.js';
import { nativeRuns, simulatedRuns } from './support/runs.js';
import {
  openServed,
  openUngated,
  type ServedSpec,
  timed,
  withServer,
} from './support/served.js';

const WORKLOADS = [
  { subject: 'postgres-v5', target: 13 },
  { subject: 'redis', target: 39 },
] as const;
/** A round is short, so that some are hardly disturbed by other work. */
const ROUND = 20;
const ROUNDS = 20;
const WARM = 100;
/** The two sides take turns, each time in a process of its own. */
const TURNS = 2;

interface Measured {
  /** Of one schedule in the least disturbed round. */
  readonly wallMs: number;
  readonly operations: number;
}

interface Explored {
  readonly perSecond: number;
}

interface Shares {
  /** Round trips of a schedule that were gates. */
  readonly gates: number;
  readonly resetMs: number;
  readonly judgeMs: number;
  readonly wholeMs: number;
}

async function measure(
  run: (scheduled: Scheduled) => Promise<number>,
  at: (index: number) => Scheduled,
  spent: { readonly freshMs: number }
): Promise<Measured> {
  for (let index = 0; index < WARM; index++) await run(at(index));
  let wallMs = Number.POSITIVE_INFINITY;
  let operations = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const chosen = Array.from({ length: ROUND }, (_, index) => at(index));
    const [began, freshMs] = [performance.now(), spent.freshMs];
    operations = 0;
    for (const scheduled of chosen) operations += await run(scheduled);
    const ms = performance.now() - began - (spent.freshMs - freshMs);
    wallMs = Math.min(wallMs, ms / ROUND);
  }
  return { wallMs, operations: operations / ROUND };
}

async function simulated(spec: ServedSpec): Promise<Measured> {
  const opened = await openServed(spec);
  const { subject, spent } = timed(opened.subject);
  const at = await raceSchedules(opened);
  const measured = await measure(await simulatedRuns(subject), at, spent);
  await subject.close?.();
  return measured;
}

async function ungated(spec: ServedSpec, order?: 'in turn'): Promise<Measured> {
  const { subject, spent } = timed(await openUngated(spec));
  const at = await raceSchedules({ subject, stepsPerCall: 1 });
  return measure(await nativeRuns(subject, order), at, spent);
}

/** What is lost by having one round trip at a time, whoever sees to it. */
function inTurn(spec: ServedSpec): Promise<Measured> {
  return ungated(spec, 'in turn');
}

/** The product's own loop: what a worker of a check does. */
async function explored(spec: ServedSpec): Promise<Explored> {
  const { installGates } = await fromBuild('src/explore/host/install');
  const { data } = installGates();
  const { Host } = await fromBuild('src/explore/host/host');
  const host = new Host(data, () => undefined);
  const scenarios = (await races()).map(({ id }) => id);
  await host.answer({ kind: 'load', spec, seed: SEED, scenarios });
  const batch = (from: number) =>
    host.answer({
      kind: 'batch',
      indices: Array.from({ length: ROUND }, (_, each) => from + each),
    });
  for (let at = 0; at < WARM; at += ROUND) await batch(at);
  const began = performance.now();
  for (let round = 0; round < ROUNDS; round++) {
    await batch(WARM + round * ROUND);
  }
  const seconds = (performance.now() - began) / 1000;
  return { perSecond: (ROUNDS * ROUND) / seconds };
}

/** The parts of an attempt, each by a clock of its own. */
async function shares(spec: ServedSpec): Promise<Shares> {
  const { attempt } = await fromBuild('src/explore/attempt');
  const { judge } = await fromBuild('src/judge/judge');
  const opened = await openServed(spec);
  const { subject, spent } = timed(opened.subject);
  const at = await raceSchedules(opened);
  for (let index = 0; index < WARM; index++) {
    const { plan, strategy } = at(index);
    await attempt(subject, plan, strategy);
  }
  spent.freshMs = 0;
  let [gates, judgeMs, wholeMs] = [0, 0, 0];
  const count = ROUND * ROUNDS;
  for (let index = 0; index < count; index++) {
    const { plan, strategy } = at(WARM + index);
    const began = performance.now();
    const { simulated } = await attempt(subject, plan, strategy);
    wholeMs += performance.now() - began;
    gates += simulated.trace.filter(
      ({ label }) => label.kind === 'wire'
    ).length;
    const judged = performance.now();
    judge(simulated.history, subject.contract);
    judgeMs += performance.now() - judged;
  }
  await subject.close?.();
  const each = (sum: number) => sum / count;
  return {
    gates: each(gates),
    resetMs: each(spent.freshMs),
    judgeMs: each(judgeMs),
    wholeMs: each(wholeMs),
  };
}

const ROLES = { simulated, ungated, inTurn, explored, shares };
const script = fileURLToPath(import.meta.url);

async function compare(subject: string, target: number): Promise<void> {
  await withServer(subject, async (spec) => {
    const ask = <T>(role: keyof typeof ROLES): Promise<T> =>
      inChild<T>(script, [role, JSON.stringify(spec)]);
    console.log(`${subject}, a schedule of a race`);
    const plains: Measured[] = [];
    const turns: Measured[] = [];
    const kits: Measured[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      plains.push(await ask<Measured>('ungated'));
      turns.push(await ask<Measured>('inTurn'));
      kits.push(await ask<Measured>('simulated'));
    }
    const [plain, kit] = [best(plains), best(kits)];
    row('ungated', plain.wallMs, `${plain.operations.toFixed(1)} operations`);
    row('in turn', best(turns).wallMs, 'one actor after the other');
    row('simulated', kit.wallMs, `${kit.operations.toFixed(1)} operations`);
    const times = (kit.wallMs / plain.wallMs).toFixed(2);
    console.log(`  ${times} times the wall time (target 1.30)`);
    const { wholeMs, resetMs, judgeMs, gates } = await ask<Shares>('shares');
    row('attempt', wholeMs, `${gates.toFixed(1)} gated round trips`);
    row('  reset', resetMs, `${((100 * resetMs) / wholeMs).toFixed(1)} %`);
    row('  judging', judgeMs, `${((100 * judgeMs) / wholeMs).toFixed(1)} %`);
    const { perSecond } = await ask<Explored>('explored');
    const rate = perSecond.toFixed(1);
    console.log(`  explored ${rate} a second (target ${target})`);
  });
}

function best(measured: readonly Measured[]): Measured {
  return measured.reduce((one, two) => (two.wallMs < one.wallMs ? two : one));
}

function row(label: string, ms: number, remark: string): void {
  console.log(
    `  ${label.padEnd(12)}${ms.toFixed(2).padStart(8)} ms  ${remark}`
  );
}

const [role, text = ''] = process.argv.slice(2);
const asked = process.argv.slice(2);
if (role && role in ROLES) {
  const play = ROLES[role as keyof typeof ROLES] as (
    spec: ServedSpec
  ) => Promise<object>;
  answer(await play(JSON.parse(text)));
} else {
  for (const { subject, target } of WORKLOADS) {
    if (asked.length > 0 && !asked.includes(subject)) continue;
    await compare(subject, target);
  }
}
