import { appendFileSync } from 'node:fs';
import type { FormatContext } from '../report/formats/format.js';
import { githubAnnotations } from '../report/formats/github-annotations.js';
import { stepSummary } from '../report/formats/step-summary.js';
import type { Report } from '../report/record.js';
import type { CliContext, TextStream } from './context.js';
import { type WriteFailure, writeFailure } from './files.js';
import type { Reporter } from './reporters.js';

/** Asked for by name, or run by GitHub, which reads it wherever it runs. */
export function tellsGithub(
  reporters: readonly Reporter[] = [],
  env: CliContext['env']
): boolean {
  const isNamed = reporters.some(({ name }) => name === 'github');
  return isNamed || env.GITHUB_ACTIONS === 'true';
}

/** Annotations at lines of the adapter, and the page of the step. */
export function tellGithub(
  report: Report,
  gates: FormatContext,
  human: TextStream,
  env: CliContext['env']
): WriteFailure[] {
  for (const line of githubAnnotations(report, gates)) human.write(`${line}\n`);
  const file = env.GITHUB_STEP_SUMMARY;
  if (!file) return [];
  try {
    // Other steps of the job write to the same page.
    appendFileSync(file, stepSummary(report, gates));
    return [];
  } catch (error) {
    return [writeFailure(file, error)];
  }
}
