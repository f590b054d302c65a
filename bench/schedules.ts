/**
 * How fast schedules are explored. Run: npm run build && npx tsx bench/schedules.ts
 *
 * Schedules of two-actor races through a host as a check runs them, on one
 * core: drawn, simulated, observed, judged and tallied, one in twenty twice.
 * Against: the same operations without gates and without a judge, by the same
 * driver. Targets: 3000 a second on the reference World, 200 on local-v5.
 */
import { fileURLToPath } from 'node:url';
import { answer, inChild } from './support/child.js';
import { cheapest, type Spent, spentOn } from './support/cpu.js';
import { raceSchedules } from './support/plans.js';
import { quantile } from './support/quantile.js';
import { gatedData, openRaceHost, specOf } from './support/race-host.js';
import { nativeRuns } from './support/runs.js';
import { openNative } from './support/subjects.js';

const BATCH = 50;

interface Workload {
  readonly subject: string;
  /** Schedules to the first figure, and in each round after that. */
  readonly cold: number;
  readonly round: number;
  readonly target: number;
}

const WORKLOADS: readonly Workload[] = [
  { subject: 'reference', cold: 3000, round: 3000, target: 3000 },
  { subject: 'local-v5', cold: 500, round: 300, target: 200 },
];
const ROUNDS = 5;

interface Measured {
  /** Of the first schedules of a process, and of each round that follows. */
  readonly cold: Spent;
  readonly rounds: readonly Spent[];
}

/** The product's own loop: what a worker of a check does. */
async function explored({ subject, cold, round }: Workload): Promise<Measured> {
  const data = await gatedData();
  const play = await openRaceHost(await specOf(subject), data);
  return rounds({ cold, round }, async (from, count) => {
    for (let at = from; at < from + count; at += BATCH) await play(at, BATCH);
  });
}

async function native({
  subject: word,
  cold,
  round,
}: Workload): Promise<Measured> {
  const opened = await openNative(word);
  try {
    const at = await raceSchedules({ ...opened, stepsPerCall: 1 });
    const run = await nativeRuns(opened.subject);
    return await rounds({ cold, round }, async (from, count) => {
      for (let index = from; index < from + count; index++) {
        await run(at(index));
      }
    });
  } finally {
    opened.close();
  }
}

async function rounds(
  { cold, round }: Pick<Workload, 'cold' | 'round'>,
  run: (from: number, count: number) => Promise<void>
): Promise<Measured> {
  const first = await spentOn(() => run(0, cold));
  const later: Spent[] = [];
  for (let at = 0; at < ROUNDS; at++) {
    later.push(await spentOn(() => run(cold + at * round, round)));
  }
  return { cold: first, rounds: later };
}

/** Schedules a second: the first ones, then the middle and the best round. */
function row(label: string, { round, cold }: Workload, measured: Measured) {
  const { rounds } = measured;
  const rate = (count: number, ms: number) => (count * 1000) / ms;
  const walls = rounds.map(({ wallMs }) => rate(round, wallMs));
  const figures = [
    rate(cold, measured.cold.wallMs),
    quantile(walls, 0.5),
    Math.max(...walls),
    rate(round, cheapest(rounds).cpuMs),
  ];
  const cells = figures.map((figure) => figure.toFixed(0).padStart(10));
  console.log(label.padEnd(26) + cells.join(''));
}

async function compare(): Promise<void> {
  const heads = ['cold', 'warm', 'best', 'CPU s'];
  const header = heads.map((head) => head.padStart(10)).join('');
  console.log(`${'schedules a second'.padEnd(26)}${header}`);
  for (const workload of WORKLOADS) {
    const { subject, target } = workload;
    const plain = await inChild<Measured>(script, ['native', subject]);
    const kit = await inChild<Measured>(script, ['explored', subject]);
    row(`${subject} without the kit`, workload, plain);
    row(`${subject} explored`, workload, kit);
    console.log(`  target ${target}`);
  }
}

const script = fileURLToPath(import.meta.url);
const [role, word] = process.argv.slice(2);
const workload = WORKLOADS.find(({ subject }) => subject === word);
if (role === 'native' && workload) answer(await native(workload));
else if (role === 'explored' && workload) answer(await explored(workload));
else await compare();
