import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { KIT_ROOT } from '../src/kit.js';

const execute = promisify(execFile);

/** Runs a program that imports the built package by its name, as users do. */
export async function inOtherProcess(source: string): Promise<unknown> {
  const { stdout } = await execute(
    process.execPath,
    ['--input-type=module', '--eval', source],
    { cwd: KIT_ROOT }
  );
  return JSON.parse(stdout);
}
