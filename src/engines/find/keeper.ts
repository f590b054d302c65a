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
server.on('exit', (code, signal) => {
  // What it started itself may outlive it.
  send('SIGKILL');
  // The parent is to see how it ended.
  if (signal === 'SIGKILL') process.kill(process.pid, signal);
  if (signal) process.stderr.write(`ended by ${signal}\n`);
  process.exit(code ?? 1);
});

function send(signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    if (server.pid !== undefined) process.kill(-server.pid, signal);
  } catch {
    // Nobody of the group is left, or the system knows no groups.
    server.kill(signal);
  }
}

process.on('message', send);
// It ends with its parent, and never before the server has.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => undefined);
}
process.on('disconnect', () => send('SIGKILL'));
