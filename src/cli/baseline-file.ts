import { existsSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { HERE, parseBaseline } from '../api/baseline.js';
import { type Update, updatedBaseline } from '../report/baseline/accept.js';
import type { Baseline } from '../report/baseline/schema.js';
import { isIdle } from '../report/gating.js';
import type { Report } from '../report/record.js';
import { isModulePath } from '../worlds/words.js';
import { readTextFile, type WriteFailure, writeFailure } from './files.js';
import { UsageError } from './usage-error.js';

/** Where the accepted causes are if nobody says. */
const BASELINE_FILE = 'worldproof.baseline.json';

/** A baseline, and the file whose folder its paths begin at. */
export interface BaselineFile {
  readonly file: string;
  /** Absent where the file is yet to be written. */
  readonly baseline?: Baseline | undefined;
  /** Nobody has named it, so that no check reads it yet. */
  readonly isUnnamed?: boolean;
}

/** @throws UsageError, InputError, RecordsError */
export function readBaseline(file: string): BaselineFile {
  if (!existsSync(file)) {
    const message = `there is no baseline ${file}: --update-baseline writes it`;
    throw new UsageError(message, { found: file });
  }
  return { file, baseline: parseBaseline(readTextFile(file), file) };
}

/** The baseline that is to be written: what stands there already is kept. */
export function baselineToUpdate(named?: string): BaselineFile {
  const file = named ?? BASELINE_FILE;
  const found = existsSync(file) ? readBaseline(file) : { file };
  return { ...found, isUnnamed: named === undefined };
}

/** What a report makes of the baseline; absent where it checked nothing. */
export function updateOf(
  report: Report,
  { baseline }: BaselineFile
): Update | undefined {
  if (report.subjects.every(isIdle)) return undefined;
  return updatedBaseline(report, baseline, HERE);
}

/** Paths are written as they lead from the folder of the baseline. */
export function writeBaseline(updated: Baseline, file: string): WriteFailure[] {
  const folder = dirname(resolve(file));
  const accepted = updated.accepted.map((entry) => {
    if (!isModulePath(entry.subject)) return entry;
    const from = relative(folder, HERE(entry.subject)).replaceAll('\\', '/');
    return { ...entry, subject: from.startsWith('.') ? from : `./${from}` };
  });
  const text = `${JSON.stringify({ ...updated, accepted }, null, 2)}\n`;
  try {
    writeFileSync(file, text);
    return [];
  } catch (error) {
    return [writeFailure(file, error)];
  }
}
