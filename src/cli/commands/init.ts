import {
  describeFound,
  describeWritten,
  writeAdapter,
} from '../../init/adapter.js';
import { lookAround, packagesWithWorld } from '../../init/found.js';
import { commandOf } from '../../init/texts.js';
import { WORLD_FILE, writeWorld } from '../../init/world.js';
import { defineCommand } from '../command.js';
import type { CliContext } from '../context.js';
import { UsageError } from '../usage-error.js';
import { check } from './check.js';

/** A first look, which takes seconds. */
const FIRST_SCHEDULES = 100;

export const init = defineCommand({
  name: 'init',
  summary: 'write config, spec and CI job for the World of this folder',
  options: ['world', 'noCheck', 'debug'],
  exitCodes:
    '0 written, or there already, whatever the first check finds, 2 no World was found, or it could not run',
  async run(_operands, values, context) {
    const { world = false } = values;
    // The parser makes `check: false` of --no-check.
    const { check: isChecked = true } = values as { check?: boolean };
    const folder = process.cwd();
    const { stdout } = context;
    if (world) {
      stdout.write(`${describeWritten(writeWorld(folder))}\n`);
      stdout.write(`next: npx worldproof check ./${WORLD_FILE}\n`);
      return 0;
    }
    const found = lookAround(folder);
    const { factory } = found;
    if (factory === undefined) throw noWorld(folder);
    const written = writeAdapter(folder, found, factory);
    const lines = [
      ...describeFound(found, factory),
      ...written.map(describeWritten),
    ];
    stdout.write(`${lines.join('\n')}\n`);
    const command = `${commandOf(found)} check`;
    if (!isChecked) {
      stdout.write(`next: ${command}\n`);
      return 0;
    }
    stdout.write(`\na first check, of ${FIRST_SCHEDULES} schedules:\n`);
    const exitCode = await firstCheck(context);
    stdout.write(`next: ${command}\n`);
    return exitCode;
  },
});

/** What it finds is news, and no failure of this command. */
async function firstCheck(context: CliContext): Promise<number> {
  const options = <Parsed extends object>() =>
    ({ schedules: FIRST_SCHEDULES, exitZero: true }) as unknown as Parsed;
  return check.run([], options, context);
}

function noWorld(folder: string): UsageError {
  const packages = packagesWithWorld(folder);
  if (packages.length > 0) {
    const message = `there is no World in this folder, but in ${packages.join(', ')}: run it there`;
    return new UsageError(message, { found: 'nothing', expected: packages });
  }
  const expected =
    'an exported createWorld in src/index.ts, or exports in package.json';
  const message = `there is no World in this folder, expected ${expected}; \`worldproof init --world\` writes one to start from`;
  return new UsageError(message, { found: 'nothing', expected: [expected] });
}
