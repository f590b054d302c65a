import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { renderJson } from '../../src/report/json.js';
import { STORY_REPORT } from '../report/html/sample.js';
import { startIn } from './command.js';
import { useProject } from './project.js';

const project = useProject();

it('a report is shown as a page of the folder that one stands in', async () => {
  const { folder } = project;
  project.write('report.json', renderJson(STORY_REPORT));
  const ran = await startIn(folder, ['show', 'report.json']);
  const file = join(folder, '.worldproof', 'report.html');
  expect(ran).toEqual({
    exitCode: 0,
    stdout: `.worldproof/report.html\n${pathToFileURL(file).href}\n`,
    stderr: '',
  });
  const page = readFileSync(file, 'utf8');
  expect(page).toContain('href="#/local-v5/token.unique"');
  // Its script has come with the build.
  expect(page).toContain('startRoutes');
});
