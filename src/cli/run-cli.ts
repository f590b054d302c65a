import type { CliContext } from './context.js';
import { reportFailure } from './failure.js';
import { createProgram } from './program.js';

/** Parses, dispatches, and resolves with the exit code. Never rejects. */
export async function runCli(
  argv: readonly string[],
  context: CliContext
): Promise<number> {
  let exitCode = 0;
  const program = createProgram(context, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return reportFailure(error, argv, context.stderr);
  }
}
