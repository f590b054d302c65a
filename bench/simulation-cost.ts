/**
 * What simulating costs. Run: npm run build && npx tsx bench/simulation-cost.ts
 *
 * Against: the same operations of the same World run natively, all actors at
 * once, on files in memory, by the same driver. Neither side reads anything
 * afterwards or judges. Target: at most half the CPU.
 */
import { fileURLToPath } from 'node:url';
import type { Contract } from '../src/model/contract.js';
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

interface Simulated extends Measured {
  readonly contract: Contract;
  readonly plans: readonly Scheduled['plan'][];
}

async function measure(
  run: (scheduled: Scheduled) => Promise<number>,
  at: (index: number) => Scheduled
): Promise<Measured> {
  for (let index = 0; index < WARM; index++) await run(at(index));
  const rounds: Spent[] = [];
  let operations = 0;
  for (let round = 0; round < ROUNDS; round++) {
    // Each round runs the same plans; strategies are used up by a run.
    const chosen = Array.from({ length: ROUND }, (_, index) => at(index));
    operations = 0;
    const work = async () => {
      for (const scheduled of chosen) operations += await run(scheduled);
    };
    rounds.push(await spentOn(work));
  }
  return { spent: cheapest(rounds), operations };
}

async function simulated(word: string): Promise<Simulated> {
  const opened = await openSimulated(word);
  const at = await raceSchedules(opened);
  const plans = Array.from({ length: WARM }, (_, index) => at(index).plan);
  const measured = await measure(await simulatedRuns(opened.subject), at);
  return { ...measured, plans, contract: opened.subject.contract };
}

async function native(word: string, contract: Contract): Promise<Measured> {
  const opened = await openNative(word, contract);
  try {
    const at = await raceSchedules({ ...opened, stepsPerCall: 1 });
    return await measure(await nativeRuns(opened.subject), at);
  } finally {
    opened.close();
  }
}

const script = fileURLToPath(import.meta.url);
const [role, word = ''] = process.argv.slice(2);
