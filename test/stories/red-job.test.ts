import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  ctrfErrors,
  junitErrors,
  sarifErrors,
} from '../report/formats/schemas.js';
import { start } from './command.js';
import { useProject } from './project.js';

const project = useProject({ type: 'module' });

/** The file of the adapter, which leaves a mark of a claim and no claim. */
const ADAPTER = `import { mkdir } from 'node:fs/promises';
import { createWorld as make } from './minimal.mjs';
export async function createWorld(options) {
  const world = await make(options);
  const { create } = world.events;
  world.events.create = async (run, data) => {
    if (data.eventType !== 'hook_created') return create(run, data);
    const { correlationId: hookId, eventData } = data;
    await mkdir(\`\${options.dataDir}/claims/\${hookId}\`, { recursive: true });
    const createdAt = new Date();
    const event = { ...data, runId: run, eventId: 'evnt_1', createdAt };
    return { event, hook: { hookId, runId: run, token: eventData.token, createdAt } };
  };
  return world;
}
`;
const LINE = ADAPTER.split('\n').findIndex((line) => /await mkdir/.test(line));
const PLACE = `src/adapter.mjs:${LINE + 1}`;

const COMMAND = [
  ...['check', './src/adapter.mjs', '--clause', 'token.unique'],
  ...['--schedules', '20', '--workers', '1', '--no-faults'],
];

/** The line without npx and the name of the kit, which are the command of the project. */
function paste(line: string) {
  return start(line.split(' '), { CI: '' }, project.folder).ended;
}

test('from a red job to the line of the adapter in three steps', async () => {
  project.bring('src/minimal.mjs', 'minimal');
  project.write('src/adapter.mjs', ADAPTER);
  const summary = project.write('summary.md', '');
  const env = {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: summary,
  };
  const job = await start(COMMAND, env, project.folder).ended;
  expect(job.exitCode).toBe(1);

  // The annotation stands at the line, beside the change that was made there,
  const [, properties = ''] = /^::error ([^:]+)::/m.exec(job.stdout) ?? [];
  expect(properties).toMatch(
    new RegExp(`^file=src/adapter.mjs,line=${LINE + 1},.*token.unique`)
  );

  // the summary says the command,
  const page = readFileSync(join(project.folder, 'summary.md'), 'utf8');
  const [, pasted = ''] = /^npx worldproof (replay .+)$/m.exec(page) ?? [];
  expect(page).toContain(`at ${PLACE}`);

  // and at the desk it shows the race again, at the same line.
  const desk = await paste(pasted);
  expect(desk.exitCode).toBe(1);
  expect(desk.stdout).toContain('✘ token.unique diverges on ./src/adapter.mjs');
  expect(desk.stdout).toContain(`where    fs:mkdir at ${PLACE}`);
});

test('the annotations of one run are of the adapter alone', async () => {
  const env = { CI: 'true', GITHUB_ACTIONS: 'true' };
  const job = await start(COMMAND, env, project.folder).ended;
  const errors = job.stdout.match(/^::error .*$/gm) ?? [];
  expect(errors.length).toBeGreaterThan(0);
  for (const error of errors) {
    expect(error).toContain(`file=src/adapter.mjs,line=${LINE + 1},`);
  }
});

test('what is printed at the desk names the place too', async () => {
  const check = await start(COMMAND, { CI: '' }, project.folder).ended;
  expect(check.stdout).toContain(`fs:mkdir at ${PLACE}`);
  const [, short = ''] = /replay ([0-9a-f]+)$/m.exec(check.stdout) ?? [];
  const again = await paste(`replay ${short}`);
  expect(again.stdout).toContain(`fs:mkdir at ${PLACE}`);
});

test('the files for CI keep to the schemas of their formats, and have the line', async () => {
  const formats = ['junit=junit.xml', 'sarif=out.sarif', 'ctrf=ctrf.json'];
  const words = [...COMMAND, '--reporter', formats.join(',')];
  const job = await start(words, { CI: 'true' }, project.folder).ended;
  expect(job.exitCode).toBe(1);
  const read = (file: string) =>
    readFileSync(join(project.folder, file), 'utf8');
  const junit = read('junit.xml');
  expect(await junitErrors(junit)).toEqual([]);
  expect(junit).toContain(PLACE);
  const sarif = JSON.parse(read('out.sarif'));
  expect(sarifErrors(sarif)).toEqual([]);
  expect(sarif.runs[0].results[0].locations[0].physicalLocation).toMatchObject({
    artifactLocation: { uri: 'src/adapter.mjs' },
    region: { startLine: LINE + 1 },
  });
  const ctrf = JSON.parse(read('ctrf.json'));
  expect(ctrfErrors(ctrf)).toEqual([]);
  expect(ctrf.results.summary).toMatchObject({ failed: 1 });
  expect(read('ctrf.json')).toContain(PLACE);
});
