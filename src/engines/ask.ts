import { join } from 'node:path';
import { makeFolder } from '../make-folder.js';
import { cellOfRow, unaskedCell } from './cell.js';
import type { Deployment } from './deployment.js';
import type { EngineId } from './engine.js';
import { NotRunHereError } from './errors.js';
import type { Profile } from './profile.js';
import type { Question } from './questions.js';
import type { EngineCell } from './record.js';
import { runRow, type Try } from './run-row.js';
import { TranscriptFile } from './transcript.js';

export interface AskOptions {
  readonly tries: number;
  readonly directory?: string | undefined;
  readonly onProgress: (message: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Puts the questions to an engine that stands, one after the other. Where its
 * server or a process of it is lost on the way, the questions that are left
 * are told so and nobody waits for them.
 */
export async function ask(
  deployment: Deployment,
  profile: Profile,
  asked: readonly Question[],
  { tries, directory, signal, onProgress }: AskOptions
): Promise<Map<Question, EngineCell>> {
  const cells = new Map<Question, EngineCell>();
  const file = openTranscript(directory, profile.engine);
  let lost: string | undefined;
  for (const question of asked) {
    if (signal?.aborted) break;
    const [row, surface] = question;
    const why = lost ?? profile.unmeasured[row.id];
    if (why !== undefined) {
      cells.set(question, unaskedCell(profile, row, surface, why));
      continue;
    }
    const at = surface ?? row.surface ?? profile.surfaces[0]?.id ?? '';
    const made = await runOrTell(deployment, row, at, tries, file);
    if (NotRunHereError.is(made)) {
      const told = `${made.why}; ${made.command}`;
      cells.set(question, unaskedCell(profile, row, surface, told));
      continue;
    }
    const cell = cellOfRow(profile, row, surface, made);
    onProgress(`${profile.engine}: ${row.id} ${surface ?? ''}`.trimEnd());
    lost = await lostIn(deployment, profile.engine);
    if (lost) onProgress(`${profile.engine}: not run further: ${lost}`);
    const isBroken = cell.verdict === 'harness error';
    cells.set(
      question,
      lost && isBroken ? unaskedCell(profile, row, surface, lost) : cell
    );
  }
  return cells;
}

function runOrTell(
  ...args: Parameters<typeof runRow>
): Promise<Try[] | NotRunHereError> {
  return runRow(...args).catch((error: unknown) => {
    if (NotRunHereError.is(error)) return error;
    throw error;
  });
}

async function lostIn(
  deployment: Deployment,
  engine: EngineId
): Promise<string | undefined> {
  const why = await deployment.lost?.();
  return why && `${why}; npx worldproof lifecycle ${engine}`;
}

export function transcriptPath(directory: string, engine: EngineId): string {
  return join(directory, `${engine}.jsonl`);
}

function openTranscript(
  directory: string | undefined,
  engine: EngineId
): TranscriptFile | undefined {
  if (directory === undefined) return undefined;
  makeFolder(directory);
  return new TranscriptFile(transcriptPath(directory, engine));
}
