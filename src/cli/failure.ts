import { CommanderError } from 'commander';
import { messageOf } from '../error-words.js';
import { COMMANDS } from './commands/table.js';
import type { TextStream } from './context.js';
import { flagsOf } from './program.js';
import { UsageError } from './usage-error.js';

/** Bad input, or something that could not run. */
const COULD_NOT_RUN = 2;

/** Prints what stopped the command as one line, and gives its exit code. */
export function reportFailure(
  error: unknown,
  argv: readonly string[],
  stderr: TextStream
): number {
  if (error instanceof CommanderError) {
    const usage = toUsageError(error, argv);
    // Help and the version were printed when this was thrown.
    if (!usage) return error.exitCode === 0 ? 0 : COULD_NOT_RUN;
    return reportFailure(usage, argv, stderr);
  }
  const debug = argv.includes('--debug');
  stderr.write(`worldproof: ${oneLine(describe(error, debug))}\n`);
  if (debug && error instanceof Error) stderr.write(`${error.stack}\n`);
  return COULD_NOT_RUN;
}

function describe(error: unknown, debug: boolean): string {
  const message = messageOf(error);
  if (isExpected(error)) {
    return error.hint === undefined ? message : `${message} (${error.hint})`;
  }
  return `internal error: ${message}${debug ? '' : ' (--debug shows where)'}`;
}

/** Errors of every folder that say themselves what to do about them. */
function isExpected(
  error: unknown
): error is Error & { exitCode: number; hint?: unknown } {
  return (
    error instanceof Error &&
    'exitCode' in error &&
    error.exitCode === COULD_NOT_RUN
  );
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, ' ');
}

function toUsageError(
  { code, message }: CommanderError,
  argv: readonly string[]
): UsageError | undefined {
  const [, found = ''] = /'([^']*)'/.exec(message) ?? [];
  switch (code) {
    case 'commander.help':
    case 'commander.helpDisplayed':
    case 'commander.version':
      return undefined;
    case 'commander.unknownCommand': {
      const known = COMMANDS.map(({ name }) => name);
      return UsageError.unknown('command', found, known);
    }
    case 'commander.unknownOption': {
      const flag = found.split('=')[0] ?? found;
      const listing = '--help shows all';
      return UsageError.unknown('option', flag, flagsOf(argv[0]), listing);
    }
    default:
      return new UsageError(message.replace(/^error: /, ''), { found });
  }
}
