/**
 * What simulating costs on a real server.
 * Run: npm run build && npx tsx bench/served.ts
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
const WARM = 60;
const ROUND = 60;
const ROUNDS = 5;

interface Measured {
  /** Of one schedule in the least disturbed round. */
  readonly wallMs: number;
  readonly operations: number;
}

interface Shares {
  readonly perSecond: number;
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

async function ungated(spec: ServedSpec): Promise<Measured> {
  const { subject, spent } = timed(await openUngated(spec));
  const at = await raceSchedules({ subject, stepsPerCall: 1 });
  const measured = await measure(await nativeRuns(subject), at, spent);
  await subject.close?.();
  return measured;
}

/** The product's own loop: what a worker of a check does. */
async function explored(spec: ServedSpec): Promise<Shares> {
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
  await batch(0);
  let perSecond = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    const began = performance.now();
    await batch(round * ROUND);
    const rate = (ROUND * 1000) / (performance.now() - began);
    perSecond = Math.max(perSecond, rate);
  }
  return { ...(await shares(spec)), perSecond };
}

/** The parts of an attempt, each by a clock of its own. */
async function shares(spec: ServedSpec): Promise<Omit<Shares, 'perSecond'>> {
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
  for (let index = 0; index < ROUND; index++) {
    const { plan, strategy } = at(WARM + index);
    const began = performance.now();
    const { simulated } = await attempt(subject, plan, strategy);
    wholeMs += performance.now() - began;
    gates += simulated.trace.filter(({ label }) => label.kind === 'wire').length;
    const judged = performance.now();
    judge(simulated.history, subject.contract);
    judgeMs += performance.now() - judged;
  }
  await subject.close?.();
  const each = (sum: number) => sum / ROUND;
  return {
    gates: each(gates),
    resetMs: each(spent.freshMs),
    judgeMs: each(judgeMs),
    wholeMs: each(wholeMs),
  };
}

const ROLES = { simulated, ungated, explored };
const script = fileURLToPath(import.meta.url);

async function compare(subject: string, target: number): Promise<void> {
  await withServer(subject, async (spec) => {
    const ask = <T>(role: keyof typeof ROLES): Promise<T> =>
      inChild<T>(script, [role, JSON.stringify(spec)]);
    const plain = await ask<Measured>('ungated');
    const kit = await ask<Measured>('simulated');
    const host = await ask<Shares>('explored');
    const ms = (figure: number) => `${figure.toFixed(2)} ms`;
    const percent = (part: number) =>
      `${((100 * part) / host.wholeMs).toFixed(1)} %`;
    console.log(`${subject}, a schedule of a race`);
    console.log(`  ungated   ${ms(plain.wallMs)}, ${plain.operations.toFixed(1)} operations`);
    console.log(`  simulated ${ms(kit.wallMs)}, ${kit.operations.toFixed(1)} operations`);
    const times = (kit.wallMs / plain.wallMs).toFixed(2);
    console.log(`  ${times} times the wall time (target 1.30)`);
    console.log(`  explored  ${host.perSecond.toFixed(1)} a second (target ${target}), ${host.gates.toFixed(1)} gated round trips each`);
    console.log(`  of ${ms(host.wholeMs)}: reset ${percent(host.resetMs)}, judging ${percent(host.judgeMs)}`);
  });
}

const [role, text = ''] = process.argv.slice(2);
if (role && role in ROLES) {
  answer(await ROLES[role as keyof typeof ROLES](JSON.parse(text)));
} else {
  for (const { subject, target } of WORKLOADS) await compare(subject, target);
}
