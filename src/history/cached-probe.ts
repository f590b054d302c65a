import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../make-folder.js';
import type { ClauseId } from '../model/clauses/registry.js';
import { renderJson } from '../report/json.js';
import { readReport } from '../report/jsonl.js';
import type { Report } from '../report/record.js';
import type { Probe } from './probe.js';

export interface ProbeOptions {
  readonly package: string;
  readonly seed: string;
  readonly schedules: number;
  readonly clauses?: readonly ClauseId[] | undefined;
  /** Servers that were named: another may answer otherwise. */
  readonly urls?: readonly string[] | undefined;
  /** The kit that asks: another may ask otherwise. */
  readonly kit: string;
  /** Where answers are kept. */
  readonly folder: string;
}

export interface Asking {
  readonly version: string;
  readonly clauses?: readonly ClauseId[] | undefined;
  /** The calls of a token instead of scenarios. */
  readonly like?: string | undefined;
}

/**
 * Asks each thing once: what is known stays, as long as all is the same that an
 * answer depends on.
 */
export function cachedProbe(
  { package: name, seed, schedules, clauses, urls, kit, folder }: ProbeOptions,
  check: (asking: Asking) => Promise<Report>
): Probe {
  const ask = async (asking: Asking) => {
    const words = JSON.stringify([
      seed,
      schedules,
      asking.clauses,
      asking.like,
      urls,
      process.versions.node,
    ]);
    const key = createHash('sha256').update(words).digest('hex').slice(0, 16);
    const of = `${name}@${asking.version}`.replaceAll('/', '+');
    const file = join(folder, kit, of, `${key}.json`);
    if (existsSync(file)) return readReport(readFileSync(file, 'utf8'), file);
    const report = await check(asking);
    if (isWhole(report)) keep(file, report);
    return report;
  };
  return {
    check: (version) => ask({ version, clauses }),
    race: (version, like, clause) => ask({ version, clauses: [clause], like }),
  };
}

/** What was interrupted, or could not be fetched, is asked for again. */
function isWhole({ unfinished, cells }: Report): boolean {
  return !unfinished && cells.length > 0;
}

function keep(file: string, report: Report): void {
  makeFolder(join(file, '..'));
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, renderJson(report));
  renameSync(draft, file);
}
