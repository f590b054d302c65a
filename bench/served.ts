/**
 * What simulating costs on a real server.
 * Run: npm run build && npx tsx bench/served.ts [SUBJECT...]
 *
 * A schedule of a race with its set-up, under gates, against the same
 * operations of the same World on the same server without any, by the same
 * driver. A schedule has one round trip under way at a time, so the same
 * operations are those that take turns too: what they are faster by when all
 * actors go at once is what any controlled order costs, whoever keeps it.
 * Target: at most 1.3 times the wall time. The sides take turns round by round,
 * and a ratio is the median of the pairs of all sets of processes. No side
 * reads anything afterwards or judges, and emptying the database is not
 * counted. Then schedules a second as a host runs them, and where that time
 * goes. Targets: 13 a second on Postgres, 39 on Redis.
 */
import { fileURLToPath } from 'node:url';
import { answer, inChild } from './support/child.js';
import { fromBuild } from './support/kit.js';
import { raceSchedules, type Scheduled } from './support/plans.js';
import { quantile } from './support/quantile.js';
import { gatedData, openRaceHost } from './support/race-host.js';
import { nativeRuns, simulatedRuns } from './support/runs.js';
import {
  openServed,
  openUngated,
  type ServedSpec,
  timed,
  withServer,
} from './support/served.js';
import { openSide, playRounds, type Side } from './support/side.js';

const WORKLOADS = [
  { subject: 'postgres-v5', target: 13 },
  { subject: 'redis', target: 39 },
] as const;
const ROUND = 20;
const ROUNDS = 80;
/** Sets of processes: how well one compiles the code differs by a tenth. */
const CREWS = 3;
const WARM = 500;

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

/** A side that runs the same schedules in every round. */
function play(
  run: (scheduled: Scheduled) => Promise<number>,
  at: (index: number) => Scheduled,
  { subject, spent }: ReturnType<typeof timed>
): void {
  playRounds(
    async (schedules) => {
      const [began, freshMs] = [performance.now(), spent.freshMs];
      for (let index = 0; index < schedules; index++) await run(at(index));
      const ms = performance.now() - began - (spent.freshMs - freshMs);
      return ms / schedules;
    },
    async () => subject.close?.()
  );
}

async function simulated(spec: ServedSpec): Promise<void> {
  const opened = await openServed(spec);
  const side = timed(opened.subject);
  const at = await raceSchedules(opened);
  play(await simulatedRuns(side.subject), at, side);
}

async function ungated(spec: ServedSpec, order?: 'in turn'): Promise<void> {
  const side = timed(await openUngated(spec));
  const at = await raceSchedules({ ...side, stepsPerCall: 1 });
  play(await nativeRuns(side.subject, order), at, side);
}

/** What is lost by having one round trip at a time, whoever sees to it. */
function inTurn(spec: ServedSpec): Promise<void> {
  return ungated(spec, 'in turn');
}

/** The product's own loop: what a worker of a check does. */
async function explored(spec: ServedSpec): Promise<Explored> {
  const play = await openRaceHost(spec, await gatedData());
  for (let at = 0; at < WARM; at += ROUND) await play(at, ROUND);
  const began = performance.now();
  for (let round = 0; round < ROUNDS; round++) {
    await play(WARM + round * ROUND, ROUND);
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

const ANSWERS = { explored, shares };
const SIDES = { ungated, inTurn, simulated };
const script = fileURLToPath(import.meta.url);

/** Wall ms of a schedule in each round, of all crews. */
async function takeTurns(spec: ServedSpec): Promise<number[][]> {
  const rounds: number[][] = [];
  for (let crew = 0; crew < CREWS; crew++)
    rounds.push(...(await crewRounds(spec)));
  return rounds;
}

/** The sides of one crew, which take turns. */
async function crewRounds(spec: ServedSpec): Promise<number[][]> {
  const sides: Side[] = [];
  for (const role of Object.keys(SIDES)) {
    sides.push(await openSide(script, [role, JSON.stringify(spec)]));
  }
  for (const side of sides) await side.round(WARM);
  const rounds: number[][] = [];
  for (let round = 0; round < ROUNDS / CREWS; round++) {
    const row: number[] = [];
    for (const side of sides) row.push(await side.round(ROUND));
    rounds.push(row);
  }
  for (const side of sides) await side.close();
  return rounds;
}

async function compare(subject: string, target: number): Promise<void> {
  await withServer(subject, async (spec) => {
    const ask = <T>(role: keyof typeof ANSWERS): Promise<T> =>
      inChild<T>(script, [role, JSON.stringify(spec)]);
    const sizes = `median of ${ROUNDS} rounds of ${CREWS} sets of processes`;
    console.log(`${subject}, a schedule of a race, ${sizes}`);
    const rounds = await takeTurns(spec);
    const of = (side: number) =>
      quantile(
        rounds.map((row) => row[side] ?? 0),
        0.5
      );
    row('ungated', of(0), 'all actors at once');
    row('in turn', of(1), 'one actor after the other');
    row('simulated', of(2), '');
    const inTurn = rounds.map(([, turn = 0, kit = 0]) => kit / turn);
    console.log(`  ${spread(inTurn)} times in turn (target 1.30)`);
    const atOnce = rounds.map(([plain = 0, , kit = 0]) => kit / plain);
    console.log(`  ${spread(atOnce)} times all at once`);
    const { wholeMs, resetMs, judgeMs, gates } = await ask<Shares>('shares');
    row('attempt', wholeMs, `${gates.toFixed(1)} gated round trips`);
    row('  reset', resetMs, `${((100 * resetMs) / wholeMs).toFixed(1)} %`);
    row('  judging', judgeMs, `${((100 * judgeMs) / wholeMs).toFixed(1)} %`);
    const { perSecond } = await ask<Explored>('explored');
    const rate = perSecond.toFixed(1);
    console.log(`  explored ${rate} a second (target ${target})`);
  });
}

/** The median, and the middle half of all. */
function spread(values: readonly number[]): string {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((share) =>
    quantile(values, share).toFixed(2)
  );
  return `${middle} (${low} to ${high})`;
}

function row(label: string, ms: number, remark: string): void {
  console.log(
    `  ${label.padEnd(12)}${ms.toFixed(2).padStart(8)} ms  ${remark}`
  );
}

const [role, text = ''] = process.argv.slice(2);
const asked = process.argv.slice(2);
if (role && role in SIDES) {
  await SIDES[role as keyof typeof SIDES](JSON.parse(text));
} else if (role && role in ANSWERS) {
  answer(await ANSWERS[role as keyof typeof ANSWERS](JSON.parse(text)));
} else {
  for (const { subject, target } of WORKLOADS) {
    if (asked.length > 0 && !asked.includes(subject)) continue;
    await compare(subject, target);
  }
}
