import { randomUUID } from 'node:crypto';
import type { Deployment } from './deployment.js';
import { gistOf, HungError, NotRunHereError } from './errors.js';
import { Experiment } from './experiment/experiment.js';
import type { Finding, Row } from './rows/row.js';
import type { TranscriptFile, TranscriptLine } from './transcript.js';

/** One try, with what it saw. */
export interface Try {
  readonly finding: Finding | undefined;
  /** The experiment could not be made. */
  readonly failure: string | undefined;
  readonly calls: number;
  readonly transcript: readonly TranscriptLine[];
}

/**
 * Makes a row's experiment as often as asked; what goes wrong in a try is
 * told by it.
 *
 * @throws NotRunHereError if something that the row needs cannot be had
 */
export async function runRow(
  deployment: Deployment,
  row: Row,
  surface: string,
  tries: number,
  file?: TranscriptFile
): Promise<Try[]> {
  const made: Try[] = [];
  for (let i = 0; i < (row.tries ?? tries); i += 1) {
    const one = await runTry(deployment, row, surface);
    made.push(one);
    const context = { row: row.id, surface, try: i };
    file?.append(context, one.transcript);
    file?.append(context, [
      { at: 'note', atMs: 0, text: one.finding?.word ?? `${one.failure}` },
    ]);
  }
  return made;
}

async function runTry(
  deployment: Deployment,
  row: Row,
  surface: string
): Promise<Try> {
  // Some engines take letters, digits and dashes alone.
  const key = `${row.id.replaceAll('.', '-')}-${randomUUID().slice(0, 8)}`;
  const experiment = new Experiment(deployment, surface, key);
  try {
    const finding = await row.run(experiment);
    return seen(experiment, finding, undefined);
  } catch (error) {
    if (NotRunHereError.is(error)) throw error;
    if (!HungError.is(error)) return seen(experiment, undefined, gistOf(error));
    const { message: note } = error;
    return seen(experiment, { word: 'hung', hits: 1, note }, undefined);
  } finally {
    experiment.bodies.release();
  }
}

function seen(
  experiment: Experiment,
  finding: Finding | undefined,
  failure: string | undefined
): Try {
  const transcript = experiment.transcript();
  return { finding, failure, calls: experiment.recorder.calls, transcript };
}
