/**
 * What it costs to know what a power loss could take. Run: npm run build &&
 * npx tsx bench/power-loss.ts
 *
 * The same schedules through a host as a check runs them, on one core, with
 * tracking and without, the two taking turns, so that other work disturbs them
 * alike. Times are CPU; the ratio is the median of the pairs with its middle
 * half. Without tracking a change of a file asks one field whether there is any.
 */
import { fileURLToPath } from 'node:url';
import type { DataDirectory } from '../src/sim/files/data-directory.js';
import { answer, inChild } from './support/child.js';
import { spentOn } from './support/cpu.js';
import { quantile } from './support/quantile.js';
import { gatedData, openRaceHost, specOf } from './support/race-host.js';

const SUBJECTS = ['reference-files', 'local-v5'];
const PAIRS = 60;
const ROUND = 30;
const WARM_UP = 200;

interface Measured {
  /** CPU ms of each round. */
  readonly without: readonly number[];
  readonly tracked: readonly number[];
}

async function measure(subject: string): Promise<Measured> {
  const data = await gatedData();
  let tracks = false;
  const watched: DataDirectory = {
    get path() {
      return data.path;
    },
    reset(now) {
      data.reset(now);
      if (tracks) data.disc?.files.trackDurability();
    },
  };
  const run = await openRaceHost(await specOf(subject), watched);
  await run(0, WARM_UP);
  const without: number[] = [];
  const tracked: number[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    const from = WARM_UP + pair * ROUND;
    // Whoever comes second finds it warmer.
    for (const which of pair % 2 === 0 ? [false, true] : [true, false]) {
      tracks = which;
      const { cpuMs } = await spentOn(() => run(from, ROUND));
      (tracks ? tracked : without).push(cpuMs);
    }
  }
  return { without, tracked };
}

async function compare(): Promise<void> {
  for (const subject of SUBJECTS) {
    const { without, tracked } = await inChild<Measured>(script, [subject]);
    const rate = (rounds: readonly number[]) =>
      ((ROUND * 1000) / quantile(rounds, 0.5)).toFixed(0);
    const ratios = tracked.map((ms, at) => ms / (without[at] ?? ms));
    const at = (share: number) => quantile(ratios, share).toFixed(2);
    console.log(
      `${subject}: ${rate(without)} a CPU second without, ${rate(tracked)} ` +
        `with; times ${at(0.5)} (${at(0.25)}-${at(0.75)})`
    );
  }
}

const script = fileURLToPath(import.meta.url);
const [subject] = process.argv.slice(2);
if (subject) answer(await measure(subject));
else await compare();
