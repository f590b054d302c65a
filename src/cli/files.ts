import {
  accessSync,
  constants,
  existsSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { hasCode } from '../has-code.js';
import { makeFolder } from '../make-folder.js';
import { readReport } from '../report/jsonl.js';
import type { Report } from '../report/record.js';
import type { TextStream } from './context.js';
import { UsageError } from './usage-error.js';

/** The name of standard output where a file is asked for. */
export const STDOUT = '-';

/** @throws UsageError if it cannot be read, RecordsError if it is malformed */
export function readReportFile(file: string): Report {
  return readReport(readTextFile(file), file);
}

/** The name of standard input where a file is asked for. */
export const STDIN = '-';

/** @throws UsageError where nothing can be read there */
export function readStdin(): string {
  try {
    return readFileSync(0, 'utf8');
  } catch (error) {
    const message = `cannot read stdin: ${reasonOf(error)}`;
    throw new UsageError(message, { found: STDIN });
  }
}

export function readTextFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${reasonOf(error)}`, {
      found: file,
    });
  }
}

/**
 * Makes the folders of files that a long run will write in the end, and fails
 * now where it would fail then.
 */
export function prepareOutputs(files: readonly (string | undefined)[]): void {
  assertDistinct(files);
  for (const file of files) {
    if (file === undefined || file === STDOUT) continue;
    try {
      makeFolder(dirname(file));
      const found = statSync(file, { throwIfNoEntry: false });
      if (found?.isDirectory()) throw new TypeError('it is a folder');
      accessSync(found ? file : dirname(file), constants.W_OK);
    } catch (error) {
      const reason = hasCode(error, 'ENOENT')
        ? 'no folder can be made there'
        : reasonOf(error);
      throw new UsageError(`cannot write ${file}: ${reason}`, { found: file });
    }
  }
}

/**
 * A page that goes into a folder is what a browser opens there; a name without an
 * extension is that of a folder, since no browser shows such a file as a page.
 */
export function pageIn(path: string): string {
  if (path === STDOUT) return path;
  const isNew = extname(path) === '' && !existsSync(path);
  const isFolder = isNew || /[\\/]$/.test(path) || isDirectory(path);
  return isFolder ? join(path, 'index.html') : path;
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Of two outputs to one file the first would be lost. */
function assertDistinct(files: readonly (string | undefined)[]): void {
  const seen = new Set<string>();
  for (const file of files) {
    if (file === undefined) continue;
    const place = file === STDOUT ? STDOUT : resolve(file);
    if (seen.has(place)) {
      const name = file === STDOUT ? '- (stdout)' : file;
      throw new UsageError(`two outputs cannot both go to ${name}`, {
        found: file,
        expected: ['a file for each of them'],
      });
    }
    seen.add(place);
  }
}

export interface WriteFailure {
  readonly file: string;
  /** One line, with the reason. */
  readonly message: string;
}

/**
 * What could not be written is told and loses nothing else: by now a long run
 * is behind, and its result has been shown.
 */
export function writeOutput(
  file: string,
  text: string,
  stdout: TextStream
): WriteFailure[] {
  if (file === STDOUT) {
    stdout.write(text);
    return [];
  }
  try {
    writeFileSync(file, text);
    return [];
  } catch (error) {
    return [writeFailure(file, error)];
  }
}

export function writeFailure(file: string, error: unknown): WriteFailure {
  return { file, message: `could not write ${file}: ${reasonOf(error)}` };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
  EEXIST: 'a part of its path is not a folder',
  EACCES: 'no permission',
  ENOSPC: 'no space left',
};

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? error.message;
}
