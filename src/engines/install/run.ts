import { spawn } from 'node:child_process';
import { EngineError } from '../errors.js';

export interface RunOptions {
  readonly engine: string;
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Real time that it gets, in ms; installs have no end of their own. */
  readonly timeoutMs?: number | undefined;
}

/**
 * Runs one package client to its end and returns what it printed.
 *
 * @throws EngineError with the client's own last words
 */
export function run(
  command: string,
  args: readonly string[],
  { engine, cwd, env = process.env, timeoutMs }: RunOptions
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    let printed = '';
    let words = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      words += chunk;
    });
    child.on('error', (error) => {
      const reason = `${command} cannot be run: ${error.message}`;
      reject(new EngineError(engine, reason));
    });
    child.on('close', (code, signal) => {
      if (code === 0) resolve(printed);
      else {
        const said =
          lastWords(words) || lastWords(printed) || (signal ?? `code ${code}`);
        const reason = `${command} ${args[0]} failed: ${said}`;
        reject(new EngineError(engine, reason));
      }
    });
  });
}

/** What npm says of itself, and of a stack the lines that name no reason. */
const NOISE =
  /^npm warn|^go: downl|^at |^[{}]|^\w+: ['\d]|^A complete log|^Log files|^If you are behind/;

function lastWords(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^npm (?:error|ERR!) ?/, '').trim())
    .filter((line) => line.length > 0 && !NOISE.test(line));
  return lines.slice(-3).join(' · ');
}
