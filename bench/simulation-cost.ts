/**
 * What simulating costs. Run: npm run build && npx tsx bench/simulation-cost.ts
 *
 * Against: the same operations of the same World run natively, all actors at
 * once, on files in memory, by the same driver. Neither side reads anything
 * afterwards or judges. Target: at most half the CPU.
 */
import { fileURLToPath } from 'node:url';
import { answer, inChild } from './support/child.js';
import { cheapest, type Spent, spentOn } from './support/cpu.js';
import { raceSchedules, type Scheduled } from './support/plans.js';
import { nativeRuns, simulatedRuns } from './support/runs.js';
import { openNative, openSimulated } from './support/subjects.js';

const SUBJECTS = ['local-v5', 'local-v4'];
const WARM = 300;
const ROUND = 200;
const ROUNDS = 5;

interface Measured {
  readonly spent: Spent;
  readonly operations: number;
}

async function measure(
  run: (scheduled: Scheduled) => Promise<number>,
  at: (index: number) => Scheduled
): Promise<Measured> {
  for (let index = 0; index < WARM; index++) await run(at(index));
  const rounds: Spent[] = [];
  let operations = 0;
  for (let round = 0; round < ROUNDS; round++) {
    // The same plans in each round, drawn anew: a run uses its strategy up.
    const chosen = Array.from({ length: ROUND }, (_, index) => at(index));
    operations = 0;
    const work = async () => {
      for (const scheduled of chosen) operations += await run(scheduled);
    };
    rounds.push(await spentOn(work));
  }
  return { spent: cheapest(rounds), operations };
}

async function simulated(word: string): Promise<Measured> {
  const opened = await openSimulated(word);
  const at = await raceSchedules(opened);
  return measure(await simulatedRuns(opened.subject), at);
}

async function native(word: string): Promise<Measured> {
  const opened = await openNative(word);
  try {
    const at = await raceSchedules({ ...opened, stepsPerCall: 1 });
    return await measure(await nativeRuns(opened.subject), at);
  } finally {
    opened.close();
  }
}

const script = fileURLToPath(import.meta.url);
const [role, word = ''] = process.argv.slice(2);

function row(label: string, { spent, operations }: Measured): void {
  const figures = [
    (operations / ROUND).toFixed(1),
    (spent.cpuMs / ROUND).toFixed(2),
    (spent.wallMs / ROUND).toFixed(2),
  ];
  const cells = figures.map((figure) => figure.padStart(10)).join('');
  console.log(label.padEnd(26) + cells);
}

async function compare(): Promise<void> {
  const heads = ['operations', 'CPU ms', 'wall ms'];
  const header = heads.map((head) => head.padStart(10)).join('');
  console.log(`${'a schedule of a race'.padEnd(26)}${header}`);
  for (const subject of SUBJECTS) {
    const real = await inChild<Measured>(script, ['native', subject]);
    const kit = await inChild<Measured>(script, ['simulated', subject]);
    row(`${subject} native`, real);
    row(`${subject} simulated`, kit);
    const share = kit.spent.cpuMs / real.spent.cpuMs;
    console.log(`  ${share.toFixed(2)} of the native CPU (target 0.50)`);
  }
}

if (role === 'native') answer(await native(word));
else if (role === 'simulated') answer(await simulated(word));
else await compare();
