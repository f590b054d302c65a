import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PAGE } from '../../src/cli/commands/show.js';
import { renderJson } from '../../src/report/json.js';
import { REPORT, subject } from '../report/fixture.js';
import { run, useFolder } from './harness.js';

const folder = useFolder();

describe('show', () => {
  it('writes one page of all that it is given, and says where', async () => {
    const old = folder.write('old.json', renderJson(REPORT));
    const only = {
      ...REPORT,
      subjects: [subject({ id: 'starter' })],
      cells: [],
    };
    const other = folder.write('new.json', renderJson(only));
    const page = folder.path('deep/page.html');
    const ran = await run(['show', old, other, '--html', page]);
    // What a reader looks at fails nothing.
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ran.stdout).toBe(`${page}\n${pathToFileURL(page).href}\n`);
    expect(folder.read('deep/page.html')).toMatch(
      /^<!doctype html>[\s\S]*starter/
    );
  });

  it('has a place of its own for it', async () => {
    const { stdout } = await run(['show', '--help']);
    expect(stdout).toContain(PAGE);
  });

  it('wants a report', async () => {
    const ran = await run(['show']);
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toContain(
      'there is no last run in .worldproof: show needs a check in this folder first, or files of --json'
    );
  });

  it('tells GitHub nothing', async () => {
    const file = folder.write('r.json', renderJson(REPORT));
    const page = folder.path('page.html');
    const env = { GITHUB_ACTIONS: 'true' };
    const ran = await run(['show', file, '--html', page], { env });
    expect(ran.stdout).not.toContain('::error');
  });
});

describe('--html', () => {
  it('is of check, beside other views', async () => {
    const page = folder.path('page.html');
    const ran = await run(['check', 'reference', '--html', page]);
    expect(ran.stdout).toContain(`written: ${page}`);
    expect(folder.read('page.html')).toContain('<title>worldproof');
  });

  it('is of matrix, and a reporter', async () => {
    const file = folder.write('r.json', renderJson(REPORT));
    const page = folder.path('page.html');
    await run(['matrix', file, '--html', page]);
    const named = folder.path('named.html');
    await run(['matrix', file, '--reporter', `html=${named}`]);
    expect(folder.read('named.html')).toBe(folder.read('page.html'));
  });
});
