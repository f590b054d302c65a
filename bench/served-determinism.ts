/**
 * Whether schedules repeat on real servers.
 * Run: npm run build && npx tsx bench/served-determinism.ts [SUBJECT...]
 *
 * Each schedule of all scenarios runs twice in one process, the second time
 * by the choices of the first; their traces, with what the server answered,
 * are to be equal. What differs is shown.
 */
import { fileURLToPath } from 'node:url';
import { answer, inChild } from './support/child.js';
import { fromBuild } from './support/kit.js';
import { openServed, type ServedSpec, withServer } from './support/served.js';

const SCHEDULES = Number(process.env.SCHEDULES ?? 500);
const SEED = process.env.SEED ?? 'determinism';
const SHOWN = 10;

interface Difference {
  readonly index: number;
  readonly scenario: string;
  readonly step: number;
  readonly first: string;
  readonly second: string;
}

interface Compared {
  readonly schedules: number;
  readonly steps: number;
  readonly failures: readonly string[];
  readonly differences: readonly Difference[];
}

async function compare(spec: ServedSpec): Promise<Compared> {
  const opened = await openServed(spec);
  const { subject, stepsPerCall } = opened;
  const { SCENARIOS } = await fromBuild('scenarios/index');
  const { attempt, traceLines } = await fromBuild('src/explore/attempt');
  const { scheduleOf } = await fromBuild('src/explore/schedule');
  const { DraftSource } = await fromBuild('src/explore/drafts');
  const { turnAt, turnsOf } = await fromBuild('src/explore/turns');
  const { firstDifference } = await fromBuild('src/sim/trace');
  const drafts = new DraftSource(SEED);
  const asked = SCENARIOS.filter(({ needs = [] }) =>
    needs.every((need) => subject.contract.capabilities.has(need))
  );
  const turns = turnsOf(asked);
  const options = { seed: SEED, processesMax: 3, stepsPerCall };
  const failures: string[] = [];
  const differences: Difference[] = [];
  let steps = 0;
  for (let index = 0; index < SCHEDULES; index++) {
    const { plan, strategy } = scheduleOf(
      turnAt(turns, index),
      options,
      drafts,
      subject
    );
    const first = await attempt(subject, plan, strategy);
    const second = await attempt(subject, first.plan);
    steps += first.simulated.trace.length;
    if (first.failure) failures.push(`${index}: ${first.failure}`);
    const [one, two] = [first, second].map((each) =>
      traceLines(each.simulated)
    ) as [string[], string[]];
    const step = firstDifference(one, two);
    if (step < 0) continue;
    differences.push({
      index,
      scenario: plan.scenario,
      step,
      first: one[step] ?? 'the end',
      second: two[step] ?? 'the end',
    });
  }
  await subject.close?.();
  return { schedules: SCHEDULES, steps, failures, differences };
}

function show(word: string, compared: Compared): void {
  const { schedules, steps, failures, differences } = compared;
  const each = (steps / schedules).toFixed(1);
  console.log(
    `${word}: ${schedules} schedules twice, ${each} steps each: ${differences.length} differ, ${failures.length} failed`
  );
  for (const failure of failures.slice(0, SHOWN)) console.log(`  ${failure}`);
  for (const difference of differences.slice(0, SHOWN)) {
    const { index, scenario, step, first, second } = difference;
    console.log(`  ${index} ${scenario}, step ${step}:`);
    console.log(`    ${first}\n    ${second}`);
  }
}

const script = fileURLToPath(import.meta.url);
const [role, ...rest] = process.argv.slice(2);
if (role === 'compare') {
  answer(await compare(JSON.parse(rest[0] ?? '')));
} else {
  const asked = process.argv.slice(2);
  const words =
    asked.length > 0 ? asked : ['postgres-v4', 'postgres-v5', 'redis'];
  for (const word of words) {
    const compared = await withServer(word, (spec) =>
      inChild<Compared>(script, ['compare', JSON.stringify(spec)])
    );
    show(word, compared);
  }
}
