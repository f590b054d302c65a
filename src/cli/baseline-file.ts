import { existsSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import {
  baselineOfReport,
  updatedBaseline,
} from '../report/baseline/accept.js';
import { type Excuses, excuse } from '../report/baseline/excuse.js';
import { type Baseline, BaselineSchema } from '../report/baseline/schema.js';
import { readReport } from '../report/jsonl.js';
import { parseJson } from '../report/parse-json.js';
import type { Report } from '../report/record.js';
import { isModulePath } from '../worlds/words.js';
import { readTextFile, type WriteFailure, writeFailure } from './files.js';
import { subjectKeyIn } from './subject-key.js';
import { UsageError } from './usage-error.js';

/** Where the accepted causes are if nobody says. */
export const BASELINE_FILE = 'worldproof.baseline.json';

const HERE = subjectKeyIn(process.cwd());

/** A baseline, and the file whose folder its paths begin at. */
export interface BaselineFile {
  readonly file: string;
  /** Absent where the file is yet to be written. */
  readonly baseline?: Baseline | undefined;
}

/**
 * Reads a baseline, or a report of `--json`, which accepts what it found.
 *
 * @throws UsageError, RecordsError
 */
export function readBaseline(file: string): BaselineFile {
  const text = readTextFile(file);
  const found = parseJson(text);
  if (!isObject(found) || !('baseline' in found)) {
    return { file, baseline: baselineOfReport(readReport(text, file)) };
  }
  const result = BaselineSchema.safeParse(found);
  if (result.success) {
    return { file, baseline: fromHere(result.data, file) };
  }
  const [issue] = result.error.issues;
  const path = issue?.path.join('.') || 'the file';
  const message = `${file}: ${path}: ${issue?.message ?? 'is not valid'}`;
  throw new UsageError(message, { found: file });
}

/** The baseline that is to be written: what stands there already is kept. */
export function baselineToUpdate(file = BASELINE_FILE): BaselineFile {
  return existsSync(file) ? readBaseline(file) : { file };
}

export function excusesOf(
  report: Report,
  { baseline }: BaselineFile,
  today: string
): Excuses | undefined {
  if (!baseline) return undefined;
  return excuse(report, baseline, { keyOf: HERE, today });
}

/** Paths are written as they lead from the folder of the baseline. */
export function writeBaseline(
  report: Report,
  { file, baseline }: BaselineFile
): WriteFailure[] {
  const folder = dirname(resolve(file));
  const updated = updatedBaseline(report, baseline, HERE);
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

/** Its paths lead from its own folder, those of the command from here. */
function fromHere(baseline: Baseline, file: string): Baseline {
  const keyOf = subjectKeyIn(dirname(resolve(file)));
  const accepted = baseline.accepted.map((entry) =>
    isModulePath(entry.subject)
      ? { ...entry, subject: keyOf(entry.subject) }
      : entry
  );
  return { ...baseline, accepted };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
