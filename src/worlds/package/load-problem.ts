import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gist } from '../../error-words.js';

/**
 * Why a module cannot be loaded, with file and line: of a compiler's message
 * each line that says something, of a syntax error where Node met it, of what
 * a module throws itself the place that threw.
 */
export function loadProblem(error: unknown, entry: string): string {
  if (!(error instanceof Error)) return gist(error);
  const told = compilerLines(error.message);
  if (told.length > 0) return told.join('; ');
  const place =
    error.name === 'SyntaxError' ? syntaxPlace(entry) : placeIn(error.stack);
  return place ? `${gist(error)} (${place})` : gist(error);
}

/** `world.ts:2:11: ERROR: Unexpected "="`, as esbuild writes it. */
function compilerLines(message: string): readonly string[] {
  return message
    .split('\n')
    .filter((line) => /^\s*\S.*:\d+:\d+: ERROR: /.test(line))
    .map((line) => withoutQuery(line.trim()).replace(': ERROR: ', ': '));
}

const PLACE = /(file:\/\/\/[^\s()]+?|\/[^\s():]+?):(\d+)(?::(\d+))?(?=[)\s]|$)/;

/** The first place in a stack that is a file of somebody's. */
function placeIn(stack = ''): string | undefined {
  for (const line of stack.split('\n')) {
    if (line.includes('node:internal') || line.includes('/dist/src/')) continue;
    const [, file, row, column] = PLACE.exec(line) ?? [];
    if (file === undefined || row === undefined) continue;
    return [pathOf(file), row, column].filter(Boolean).join(':');
  }
  return undefined;
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

function pathOf(file: string): string {
  const plain = withoutQuery(file);
  return plain.startsWith('file:') ? fileURLToPath(plain) : plain;
}

function withoutQuery(text: string): string {
  return text.replaceAll(/\?(?:realm|namespace)=[^:\s)]*/g, '');
}
