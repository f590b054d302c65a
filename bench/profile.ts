/**
 * Where the time goes. Run: npm run build && npx tsx bench/profile.ts [SUBJECT]
 *
 * A CPU profile of races explored as a host does it, by the origin of the code
 * that runs. Built-ins and Node's own code count for whoever called them.
 * Target: the kit is under a third of local-v5, where the rest is what the
 * World's own package costs wherever it runs.
 */
import { Session } from 'node:inspector/promises';
import { fromBuild } from './support/kit.js';
import { raceSchedules } from './support/plans.js';
import {
  type Line,
  linesOf,
  type Origin,
  originsOf,
} from './support/profile.js';
import { openSimulated } from './support/subjects.js';

const WARM = 600;
const PROFILED = 1000;
const INTERVAL_US = 200;
const HOTTEST = 20;

const ORIGINS: Readonly<Record<Origin, string>> = {
  kit: 'the kit',
  subject: "the World's package",
  node: 'Node, called by neither',
  engine: 'garbage collection, compilation',
};

async function explore(word: string) {
  const opened = await openSimulated(word);
  const at = await raceSchedules(opened);
  const { attempt } = await fromBuild('src/explore/attempt');
  return async (from: number, to: number) => {
    for (let index = from; index < to; index++) {
      const { plan, strategy } = at(index);
      await attempt(opened.subject, plan, strategy);
    }
  };
}

function show(share: number, ms: number, label: string): void {
  const percent = `${(share * 100).toFixed(1)} %`.padStart(8);
  console.log(`${percent}${ms.toFixed(3).padStart(9)} ms  ${label}`);
}

function table(title: string, lines: readonly Line[], totalMs: number): void {
  console.log(`\n${title}`);
  for (const { label, ms } of lines.slice(0, HOTTEST)) {
    show(ms / totalMs, ms / PROFILED, label);
  }
}

const [word = 'local-v5'] = process.argv.slice(2);
const run = await explore(word);
await run(0, WARM);
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_US });
await session.post('Profiler.start');
await run(WARM, WARM + PROFILED);
const { profile } = await session.post('Profiler.stop');

const origins = originsOf(profile);
const totalMs = Object.values(origins).reduce((sum, ms) => sum + ms, 0);
console.log(`a schedule of a race on ${word}`);
for (const origin of Object.keys(ORIGINS) as Origin[]) {
  const ms = origins[origin];
  show(ms / totalMs, ms / PROFILED, ORIGINS[origin]);
}
table('files of the kit', linesOf(profile, 'file'), totalMs);
table('functions of the kit', linesOf(profile, 'function'), totalMs);
process.exit(0);
