import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { KIT_ROOT } from '../../src/kit.js';
import { worldproof } from './command.js';
import { OWN_ENV } from './npm-env.js';

test('packing builds, and pulls nothing away from a run that goes on', async () => {
  const words = ['--schedules', '10', '--scenario', 'race.claim-claim'];
  const checking = worldproof('check', 'reference', ...words);
  const options = { cwd: KIT_ROOT, env: OWN_ENV };
  await promisify(execFile)('npm', ['pack', '--dry-run'], options);
  const meanwhile = await checking;
  expect(meanwhile, meanwhile.stderr).toMatchObject({ exitCode: 0 });
});
