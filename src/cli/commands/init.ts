import { WORLD_FILE, writeWorld } from '../../init/world.js';
import { defineCommand } from '../command.js';

export const init = defineCommand({
  name: 'init',
  summary: 'write what a first check of a World of your own needs',
  options: ['world', 'debug'],
  exitCodes: '0 written, or there already, 2 could not write',
  async run(_operands, { world = false }, { stdout }) {
    if (world) {
      const { file, isNew } = writeWorld(process.cwd());
      const state = isNew ? 'written' : 'there already, left as it is';
      stdout.write(`${file}: ${state}\n`);
    }
    stdout.write(`next: npx worldproof check ./${WORLD_FILE}\n`);
    return 0;
  },
});
