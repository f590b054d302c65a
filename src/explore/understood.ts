import { CLAUSES } from '../model/clauses/registry.js';
import { whyOutside } from '../model/clauses/why-outside.js';
import type { Contract } from '../model/contract.js';
import { lackingIn } from '../report/asked.js';
import type { Understood } from '../report/understood.js';
import { lackOf } from '../worlds/contract/surface/listen.js';
import type { SubjectSpec } from '../worlds/subject.js';
import { askedReport } from './asked-report.js';
import { contractOf } from './cells.js';
import type { Loaded } from './messages.js';
import type { SubjectCheck } from './subject-check.js';

/** What a check makes of a subject that was just loaded. */
export function understood(check: SubjectCheck, loaded: Loaded): Understood {
  const { spec, clauses, schedules, time, workers } = check;
  const contract = contractOf(loaded);
  const asked = CLAUSES.filter(({ id }) => !clauses || clauses.includes(id));
  const byReason = new Map<string, string[]>();
  for (const clause of asked) {
    const why = whyOutside(clause, contract);
    if (why === undefined) continue;
    byReason.set(why, [...(byReason.get(why) ?? []), clause.id]);
  }
  const outside = [...byReason].map(([why, ids]) => ({ why, clauses: ids }));
  const out = outside.reduce((sum, each) => sum + each.clauses.length, 0);
  const counted = loaded.lacks.map((name) => [lackOf(name), 1] as const);
  const surface = askedReport(Object.fromEntries(counted), contract.version);
  const found = surface.methods.filter(({ lacking }) => !lacking);
  return {
    subject: spec.id,
    contract: readWords(contract),
    capabilities: loaded.capabilities,
    methods: found.length,
    lacks: lackingIn(surface),
    data: dataWords(spec),
    held: asked.length - out,
    outside,
    workers,
    schedules: Number.isFinite(schedules) ? schedules : undefined,
    timeMs: time.isLimited ? Math.max(0, time.endMs - time.nowMs()) : undefined,
  };
}

function readWords({ version, specVersion }: Contract): string {
  return version === undefined
    ? `spec ${specVersion}; no package names @workflow/world for it, so that alone decides`
    : `@workflow/world ${version}, spec ${specVersion}`;
}

function dataWords({ family, needs, ...spec }: SubjectSpec): string {
  if (family === 'reference' || family === 'mutant') return 'in memory';
  if (needs !== undefined) {
    const option = spec.urlOption ? `, as the option ${spec.urlOption}` : '';
    return `an empty ${needs} database${option}`;
  }
  const option = spec.dataDirOption ?? 'dataDir';
  return `an empty folder in memory for each schedule, as the option ${option}`;
}
