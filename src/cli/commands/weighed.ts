import { excusedBy } from '../../api/baseline.js';
import type { Update } from '../../report/baseline/accept.js';
import type { Excuses } from '../../report/baseline/excuse.js';
import { plural } from '../../report/counts.js';
import type { FormatContext } from '../../report/formats/format.js';
import type { Report } from '../../report/record.js';
import { updateOf, writeBaseline } from '../baseline-file.js';
import type { WriteFailure } from '../files.js';
import { type CheckGates, failingCells } from './check-summary.js';
import { listed } from './excuse-words.js';

export interface Weighed extends FormatContext {
  readonly excuses: Excuses | undefined;
}

/** Which violated cells fail the check, and which the baseline accepts. */
export function weighed(report: Report, gates: CheckGates): Weighed {
  const known = gates.baseline?.baseline;
  const excuses = known && excusedBy(report, known);
  const gating = new Set(failingCells(report, { ...gates, excuses }));
  return { excuses, known: excuses?.known ?? new Set(), gating };
}

export interface AcceptOutcome {
  readonly failures: readonly WriteFailure[];
  /** What became of the baseline, line by line. */
  readonly told: readonly string[];
}

/** Writes what was found into the baseline, where that was asked for. */
export function acceptAll(
  report: Report,
  { baseline, updatesBaseline }: CheckGates
): AcceptOutcome {
  if (!baseline || !updatesBaseline) return { failures: [], told: [] };
  const { file, isUnnamed } = baseline;
  const update = updateOf(report, baseline);
  if (!update) {
    const left = baseline.baseline ? 'is left as it was' : 'is not written';
    return { failures: [], told: [`nothing was checked: ${file} ${left}`] };
  }
  const failures = writeBaseline(update.baseline, file);
  return {
    failures,
    told: [
      ...(failures.length > 0 ? [] : acceptedWords(update, file)),
      ...(failures.length === 0 && isUnnamed ? [useOf(file)] : []),
    ],
  };
}

/** That it is there does not make a check read it. */
function useOf(file: string): string {
  return `next: --baseline ${file}, or \`baseline\` in the config, lets what is in it pass`;
}

function acceptedWords({ added, dropped }: Update, file: string): string[] {
  return [
    added.length > 0
      ? `accepted from now on: ${file} (${plural(added.length, 'new cause')}); give each entry its link, and a day on which it expires`
      : `${file}: nothing new to accept`,
    ...(dropped.length > 0
      ? [`taken out of ${file}, for it is not met any more: ${listed(dropped)}`]
      : []),
  ];
}
