import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../make-folder.js';
import { renderJson } from '../report/json.js';
import type { Report } from '../report/record.js';
import { readReportFile } from './files.js';

/** What the kit keeps in the folder in which it runs; no repository wants it. */
export const OWN_FOLDER = '.worldproof';

const LAST = 'last-run.json';

/** Makes the kit's own folder, which git does not see. */
export function makeOwnFolder(folder: string): string {
  const own = join(folder, OWN_FOLDER);
  makeFolder(own);
  const ignore = join(own, '.gitignore');
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
  return own;
}

/**
 * Keeps a report for commands that take a short name. Answers whether it is
 * there now: a folder that cannot be written is no failure of a check.
 */
export function keepLastRun(report: Report, folder: string): boolean {
  // What an earlier run found is not lost to a World that does not load.
  if (report.subjects.every(({ schedules }) => schedules === 0)) return false;
  try {
    const file = join(makeOwnFolder(folder), LAST);
    // Whole or not at all: another command may read it meanwhile.
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, renderJson(report));
    renameSync(draft, file);
    return true;
  } catch {
    return false;
  }
}

/** @throws RecordsError where another kit's cannot be read */
export function readLastRun(folder: string): Report | undefined {
  const file = lastRunFile(folder);
  return existsSync(file) ? readReportFile(file) : undefined;
}

function lastRunFile(folder: string): string {
  return join(folder, OWN_FOLDER, LAST);
}
