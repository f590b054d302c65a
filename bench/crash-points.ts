/**
 * What a schedule costs in which a process dies, of Worlds on a server.
 * Run: npm run build && npx tsx bench/crash-points.ts [SUBJECT...]
 *
 * Searches of single calls, evenly out of all, through a host as a check runs
 * them. CPU is that of the host and of the server, apart; *wall* is the time
 * that goes by.
 */
import { fileURLToPath } from 'node:url';
import type { Tally } from '../src/explore/messages.js';
import { answer, inChild } from './support/child.js';
import { cpuMs } from './support/cpu.js';
import { fromBuild } from './support/kit.js';
import { SEED } from './support/plans.js';
import { gatedData } from './support/race-host.js';
import { type ServedSpec, withServer } from './support/served.js';
import { treeCpuMs } from './support/tree-cpu.js';

const SEARCHES = Number(process.env.SEARCHES ?? 60);

interface Measured {
  readonly searches: number;
  readonly of: number;
  readonly schedules: number;
  readonly failures: readonly string[];
  readonly hostMs: number;
  readonly serverMs: number;
  readonly wallMs: number;
}

async function measure(spec: ServedSpec): Promise<Measured> {
  const { Host } = await fromBuild('src/laboratory/host/host');
  const { open } = await fromBuild('src/explore/laboratory');
  const { scopeJobs } = await fromBuild('src/explore/small-scope/jobs');
  const { crashPoints } = await fromBuild(
    'src/explore/small-scope/crash-points'
  );
  const { contractOf } = await fromBuild('src/explore/cells');
  const data = await gatedData();
  const ids = crashPoints().map(({ id }) => id);
  const host = new Host(open({ data, began: () => undefined }));
  const load = { spec, seed: SEED, scenarios: ids, faults: true };
  const loaded = await host.answer({ kind: 'load', load });
  if (loaded.kind !== 'loaded') throw new TypeError('It was not loaded');
  const contract = contractOf(loaded.loaded);
  const jobs = scopeJobs({ pairs: ids, contract, schedules: Infinity });
  const every = Math.max(1, Math.floor(jobs.length / SEARCHES));
  const chosen = jobs.filter((_, at) => at % every === 0).slice(0, SEARCHES);
  let schedules = 0;
  const failures: string[] = [];
  const [host0, tree0, wall0] = [cpuMs(), treeCpuMs(process.ppid), now()];
  for (const job of chosen) {
    const tally = (await host.answer(job)) as Tally;
    schedules += tally.schedules;
    failures.push(...tally.failures.map((each) => JSON.stringify(each)));
  }
  const hostMs = cpuMs() - host0;
  const [treeMs, wallMs] = [treeCpuMs(process.ppid) - tree0, now() - wall0];
  await host.close();
  const of = jobs.length;
  const spent = { hostMs, serverMs: treeMs - hostMs, wallMs };
  return { searches: chosen.length, of, schedules, failures, ...spent };
}

function now(): number {
  return performance.now();
}

function show(word: string, measured: Measured): void {
  const { searches, of, schedules, failures } = measured;
  const { hostMs, serverMs, wallMs } = measured;
  const each = (ms: number) => (ms / schedules).toFixed(1);
  console.log(
    `${word}: ${searches} of ${of} searches, ${schedules} schedules, ${failures.length} failed; ` +
      `a schedule CPU ms ${each(hostMs)} host, ${each(serverMs)} server, ${each(wallMs)} wall`
  );
  for (const failure of failures.slice(0, 5)) console.log(`  ${failure}`);
}

const script = fileURLToPath(import.meta.url);
const [role, ...rest] = process.argv.slice(2);
if (role === 'measure') {
  answer(await measure(JSON.parse(rest[0] ?? '')));
} else {
  const asked = process.argv.slice(2);
  const words =
    asked.length > 0 ? asked : ['postgres-v4', 'postgres-v5', 'redis'];
  for (const word of words) {
    const measured = await withServer(word, (spec) =>
      inChild<Measured>(script, ['measure', JSON.stringify(spec)])
    );
    show(word, measured);
  }
}
