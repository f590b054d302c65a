import { dirname, resolve } from 'node:path';
import { InputError } from '../laboratory/errors.js';
import { baselineOfReport } from '../report/baseline/accept.js';
import { type Excuses, excuse } from '../report/baseline/excuse.js';
import { type Baseline, BaselineSchema } from '../report/baseline/schema.js';
import { readReport } from '../report/jsonl.js';
import { parseJson } from '../report/parse-json.js';
import type { Report } from '../report/record.js';
import { isModulePath } from '../worlds/words.js';
import { subjectKeyIn } from './subject-key.js';

/** Paths of a command and of a spec lead from here. */
export const HERE = subjectKeyIn(process.cwd());

/**
 * The baseline in the text of a file, or of a report of `--json`, which accepts
 * what it found. Its paths lead from the folder of the file.
 *
 * @throws InputError, RecordsError
 */
export function parseBaseline(text: string, file: string): Baseline {
  const found = parseJson(text);
  if (!isObject(found) || !('baseline' in found)) {
    return baselineOfReport(readReport(text, file));
  }
  const result = BaselineSchema.safeParse(found);
  if (result.success) return fromHere(result.data, file);
  const [issue] = result.error.issues;
  const path = issue?.path.join('.') || 'the file';
  throw new InputError(`${file}: ${path}: ${issue?.message ?? 'is not valid'}`);
}

/** What of a report is accepted today. */
export function excusedBy(report: Report, baseline: Baseline): Excuses {
  const today = new Date().toISOString().slice(0, 10);
  return excuse(report, baseline, { keyOf: HERE, today });
}

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
