#!/usr/bin/env node
import { createRequire } from 'node:module';
import { runCli } from './run-cli.js';

// The package's own name finds its manifest from the sources and from `dist`.
const require = createRequire(import.meta.url);
const { version }: { version: string } = require('worldproof/package.json');

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // `worldproof check | head` closes the pipe before the end: what is found
    // still decides the exit code.
    if (error.code !== 'EPIPE') throw error;
  });
}

const exitCode = await runCli(process.argv.slice(2), {
  kit: async () => (await import('./kit.js')).kit,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  interrupts: process,
  version,
  folder: process.cwd(),
});

// An abandoned subject may hold sockets and timers open: end once text is out.
process.stdout.write('', () => process.exit(exitCode));
