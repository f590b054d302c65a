import type { ServerKind } from '../address.js';
import { ServerError } from '../error.js';
import { gist } from './gist.js';
import type { ProcessGroup } from './process-group.js';
import type { Program } from './program.js';

/**
 * Runs a program to its end.
 *
 * @throws ServerError with its own words if it fails
 */
export function finish(
  kind: ServerKind,
  group: ProcessGroup,
  program: Program
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = group.spawn(program);
    let words = '';
    child.stdout?.resume();
    child.stderr?.on('data', (chunk) => {
      words += chunk;
    });
    const fail = (reason: string) =>
      reject(new ServerError(kind, `${program.command} fails: ${reason}`));
    child.on('error', (error) => fail(error.message));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else fail(gist(words));
    });
  });
}
