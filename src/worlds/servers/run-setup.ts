import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { ServerError } from './error.js';

/**
 * Runs a package's own setup on a database. In a process of its own, since it
 * ends the one that it runs in.
 *
 * @throws ServerError with the line that says what failed
 */
export function runSetup(script: string, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', script], {
      // Not the user's directory, whose .env it would read.
      cwd: dirname(script),
      env: { ...process.env, WORKFLOW_POSTGRES_URL: url, DATABASE_URL: url },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let words = '';
    child.stderr.on('data', (chunk) => {
      words += chunk;
    });
    const fail = (reason: string) =>
      reject(new ServerError('postgres', `the World's setup fails: ${reason}`));
    child.on('error', (error) => fail(error.message));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else fail(failure(words, code));
    });
  });
}

function failure(words: string, code: number | null): string {
  const line = words.split('\n').find((each) => /rror:/.test(each));
  return line?.trim() ?? `${script(code)} and says nothing`;
}

function script(code: number | null): string {
  return code === null ? 'it was killed' : `it ends with ${code}`;
}
