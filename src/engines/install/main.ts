import { installEngines } from './install-engines.js';

const done = await installEngines(process.env, (message) => {
  process.stderr.write(`${message}\n`);
});
process.exitCode = done.some(({ state }) => state === 'failed') ? 2 : 0;
