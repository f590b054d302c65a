import { spawn } from 'node:child_process';

/** Runs one server for a parent that may be gone without a word. */
const [path = '', ...args] = process.argv.slice(2);
const server = spawn(path, args, { stdio: 'inherit' });

server.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
server.on('exit', (code) => process.exit(code ?? 1));

process.on('message', (signal: 'SIGTERM' | 'SIGKILL') => server.kill(signal));
process.on('disconnect', () => server.kill('SIGKILL'));
