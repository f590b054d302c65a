/**
 * How soon a check finds what is known to be broken.
 * Run: npm run build && npx tsx bench/detection.ts [SUBJECT...]
 *   --seeds N    of each subject (10)
 *   --tries N    of the calls of each story, with and without control (300)
 *   --out FILE   where results are kept, one a line: what is there is not
 *                measured again (detection.jsonl)
 *   --table      says what is there and measures nothing
 *
 * Schedules and CPU seconds of a plain check, with one worker, until each
 * clause is first broken, loading the World included. Against: the calls of the
 * story that was found, played with nobody in control on real files or a real
 * server, by `Promise.all` in one process and from two, judged by the same
 * judge. Targets: found by each seed within the default budget; as many hits a
 * CPU second as without control, and a hundred times as many where fewer than
 * one try in a hundred hits.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Plan } from '../src/explore/plan/plan.js';
import type { SubjectSpec } from '../src/worlds/subject.js';
import { answer, inChild } from './support/child.js';
import { CASES, type Case } from './support/detection/cases.js';
import { controlled } from './support/detection/controlled.js';
import { serveCounted } from './support/detection/counted-host.js';
import { hunt } from './support/detection/hunt.js';
import { servePeer } from './support/detection/peer.js';
import { type Counts, Records, WAYS } from './support/detection/records.js';
import { type StressOptions, stress } from './support/detection/stress.js';
import { tables } from './support/detection/table.js';
import { whyUntried } from './support/detection/untried.js';
import { fromBuild } from './support/kit.js';
import { withServer } from './support/served.js';

const script = fileURLToPath(import.meta.url);

/** CPU that stress of one story may take, in ms. */
const STRESS_MAX_MS = 20_000;

interface Asked {
  readonly seeds: number;
  readonly tries: number;
  readonly records: Records;
}

/** Hands on the subject, with its server where it stands on one. */
async function withSubject(
  word: string,
  body: (spec: SubjectSpec) => Promise<void>
): Promise<void> {
  const { resolveSubject } = await fromBuild('src/worlds/resolve');
  const spec = await resolveSubject(word, {
    onProgress: (message) => console.error(message),
  });
  if (!spec) throw new Error(`There is no subject ${word}`);
  await (spec.needs ? withServer(word, body) : body(spec));
}

async function measure(each: Case, asked: Asked): Promise<void> {
  if (isDone(each, asked)) return;
  await withSubject(each.subject, async (spec) => {
    await huntAll(each, spec, asked);
    for (const clause of each.clauses) {
      await stressAll({ subject: each.subject, clause, spec }, asked);
    }
  });
}

function isDone({ subject, clauses }: Case, asked: Asked): boolean {
  const { records, seeds } = asked;
  const isStressed = (clause: string) =>
    !records.story(subject, clause) ||
    records.stress(subject, clause).length === WAYS.length;
  return records.hunts(subject).length >= seeds && clauses.every(isStressed);
}

async function huntAll(
  { subject, clauses }: Case,
  spec: SubjectSpec,
  { seeds, tries, records }: Asked
): Promise<void> {
  const known = new Set(records.hunts(subject).map(({ seed }) => seed));
  for (let number = 1; number <= seeds; number++) {
    const seed = `${number}`;
    if (known.has(seed)) continue;
    const untold = clauses.filter((clause) => !records.story(subject, clause));
    const found = await hunt({ script, subject, spec, seed, clauses, untold });
    for (const [clause, token] of found.tokens) {
      const counts = await controlled({ script, spec, token, tries });
      records.add({ kind: 'story', subject, clause, token, ...counts });
    }
    records.add(found.hunt);
    const { hits, schedules, cpuMs } = found.hunt;
    const share = `${Object.keys(hits).length} of ${clauses.length}`;
    const spent = `${schedules} schedules, ${(cpuMs / 1000).toFixed(1)} CPU s`;
    console.error(`${subject} seed ${seed}: ${share} in ${spent}`);
  }
}

async function stressAll(
  at: { subject: string; clause: string; spec: SubjectSpec },
  { tries, records }: Asked
): Promise<void> {
  const { subject, clause, spec } = at;
  const token = records.story(subject, clause)?.token;
  if (token === undefined) return;
  const { readToken } = await fromBuild('src/explore/token');
  const untried = whyUntried(readToken(token).plan as Plan);
  const known = new Set(records.stress(subject, clause).map(({ way }) => way));
  for (const way of WAYS.filter((each) => !known.has(each))) {
    const options = { subject, spec, token, way, tries };
    const counts: Counts = untried
      ? { tries: 0, hits: 0, cpuMs: 0 }
      : await inChild<Counts>(script, [
          'stress',
          JSON.stringify({ ...options, cpuMaxMs: STRESS_MAX_MS }),
        ]);
    const told = { ...counts, ...(untried && { untried }) };
    records.add({ kind: 'stress', subject, clause, way, ...told });
    const share = untried ?? `${counts.hits} of ${counts.tries}`;
    console.error(`${subject} ${clause}, ${way}: ${share}`);
  }
}

async function compare(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seeds: { type: 'string', default: '10' },
      tries: { type: 'string', default: '300' },
      out: { type: 'string', default: 'detection.jsonl' },
      table: { type: 'boolean', default: false },
    },
  });
  const records = new Records(values.out);
  const [seeds, tries] = [Number(values.seeds), Number(values.tries)];
  const cases = CASES.filter(
    ({ subject }) => positionals.length === 0 || positionals.includes(subject)
  );
  for (const each of values.table ? [] : cases) {
    await measure(each, { seeds, tries, records });
  }
  console.log(tables(cases, records));
}

const [role, text = ''] = process.argv.slice(2);
if (role === 'host') await serveCounted();
else if (role === 'peer') await servePeer(text);
else if (role === 'stress') {
  answer(await stress(JSON.parse(text) as StressOptions, script));
} else await compare();
