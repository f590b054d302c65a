import { fork } from 'node:child_process';
import { HOST_FLAGS } from '../../src/laboratory/host/flags.js';

/**
 * Runs a role of a script in a process of its own and resolves with what it
 * answers: gates that are installed in one measurement are not there in the
 * next. Node runs it as it runs a host.
 */
export function inChild<Answer>(
  script: string,
  role: readonly string[]
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = fork(script, role, {
      serialization: 'advanced',
      execArgv: [...process.execArgv, ...HOST_FLAGS],
    });
    let answer: Answer | undefined;
    child.on('message', (message) => {
      answer = message as Answer;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (answer !== undefined) resolve(answer);
      else reject(new Error(`${role.join(' ')} exited with code ${code}`));
    });
  });
}

/** Tells the parent what came out, and ends. */
export function answer(value: object): void {
  process.send?.(value, () => process.exit(0));
}
