import { spawn } from 'node:child_process';

/** Runs one server for a parent that may be gone without a word. */
const [path = '', ...args] = process.argv.slice(2);
// In a group of its own a terminal's Ctrl-C does not reach it: its parent
// ends it when it has closed what talks to it.
const server = spawn(path, args, { stdio: 'inherit', detached: true });

server.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
server.on('exit', (code) => process.exit(code ?? 1));

process.on('message', (signal: 'SIGTERM' | 'SIGKILL') => server.kill(signal));
process.on('SIGINT', () => undefined);
process.on('disconnect', () => server.kill('SIGKILL'));
