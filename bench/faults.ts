/**
 * What faults cost. Run: npm run build && npx tsx bench/faults.ts
 *
 * Races through a host as a check runs them, on one core, each kind in a
 * process of its own: without faults, and with, where one schedule in three has
 * some. The first figure includes what it takes to load the modules of
 * processes that start again. Times are CPU. Target: half as many at least.
 */
import { fileURLToPath } from 'node:url';
import { answer, inChild } from './support/child.js';
import { spentOn } from './support/cpu.js';
import { quantile } from './support/quantile.js';
import { gatedData, openRaceHost, specOf } from './support/race-host.js';

const SUBJECTS = ['reference', 'reference-files', 'local-v5'];
const ROUND = 100;
const ROUNDS = 8;

/** CPU ms of each round. */
async function measure(subject: string, faults: boolean): Promise<number[]> {
  const play = await openRaceHost(await specOf(subject), await gatedData(), {
    faults,
  });
  const rounds: number[] = [];
  for (let at = 0; at < ROUNDS; at++) {
    rounds.push((await spentOn(() => play(at * ROUND, ROUND))).cpuMs);
  }
  return rounds;
}

async function compare(): Promise<void> {
  for (const subject of SUBJECTS) {
    const ask = (how: string) => inChild<number[]>(script, [subject, how]);
    const [without, faulty] = [await ask('without'), await ask('with')];
    const rate = (ms: number, rounds = 1) =>
      ((rounds * ROUND * 1000) / ms).toFixed(0);
    const all = (rounds: readonly number[]) =>
      rounds.reduce((sum, ms) => sum + ms, 0);
    const half = (rounds: readonly number[]) => quantile(rounds, 0.5);
    const share = (of: (rounds: readonly number[]) => number) =>
      (of(without) / of(faulty)).toFixed(2);
    console.log(
      `${subject}: a CPU second ${rate(all(without), ROUNDS)} without, ` +
        `${rate(all(faulty), ROUNDS)} with (${share(all)}); ` +
        `warm ${rate(half(without))} and ${rate(half(faulty))} (${share(half)})`
    );
  }
}

const script = fileURLToPath(import.meta.url);
const [subject, how] = process.argv.slice(2);
if (subject) answer(await measure(subject, how === 'with'));
else await compare();
