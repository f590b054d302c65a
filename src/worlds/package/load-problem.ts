import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { gist, readable } from '../../error-words.js';
import { pathOf, placeInStack, withoutQuery } from '../../place-in-stack.js';

/** What was thrown, and where. */
export function gistAndPlace(error: unknown): string {
  const place = placeOf(error);
  return place ? `${gist(error)} (${place})` : gist(error);
}

function placeOf(error: unknown): string | undefined {
  try {
    return error instanceof Error ? placeInStack(error.stack) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Why a module cannot be loaded, with file and line: of a compiler's message
 * each line that says something, of a syntax error where Node met it, of what
 * a module throws itself the place that threw.
 */
export function loadProblem(thrown: unknown, entry: string): string {
  const error = readable(thrown);
  if (!(error instanceof Error)) return gist(error);
  const told = compilerLines(error.message);
  if (told.length > 0) return told.join('; ');
  const place =
    error.name === 'SyntaxError'
      ? syntaxPlace(entry)
      : placeInStack(error.stack);
  return place ? `${gist(error)} (${place})` : gist(error);
}

/** `world.ts:2:11: ERROR: Unexpected "="`, as esbuild writes it. */
function compilerLines(message: string): readonly string[] {
  return message
    .split('\n')
    .filter((line) => /^\s*\S.*:\d+:\d+: ERROR: /.test(line))
    .map((line) => withoutQuery(line.trim()).replace(': ERROR: ', ': '));
}

/** Longer than it takes to read any module. */
const READ_MS = 10_000;

/**
 * Where the syntax of a module is wrong Node keeps for whoever it tells of an
 * error that nobody handles: so another Node is made to read it, and to tell.
 */
function syntaxPlace(entry: string): string | undefined {
  const url = JSON.stringify(pathToFileURL(entry).href);
  const words = ['--input-type=module', '--eval', `await import(${url})`];
  const { stderr } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    timeout: READ_MS,
    env: { PATH: process.env.PATH },
  });
  const [, file, line] = /^(\S+):(\d+)$/m.exec(stderr) ?? [];
  return file === undefined ? undefined : `${pathOf(file)}:${line}`;
}
