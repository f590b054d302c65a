import { describe, expect, it } from 'vitest';
import { renderJson } from '../../src/report/json.js';
import { REPORT, subject } from '../report/fixture.js';
import { run, useFolder } from './harness.js';

const folder = useFolder();

describe('matrix', () => {
  it('merges files and renders them for the terminal', async () => {
    const old = folder.write('old.json', renderJson(REPORT));
    const only = {
      ...REPORT,
      subjects: [subject({ id: 'starter' })],
      cells: [],
    };
    const other = folder.write('new.json', renderJson(only));
    const ran = await run(['matrix', old, other]);
    // Both hold a violated clause of level M.
    expect(ran).toMatchObject({ exitCode: 1, stderr: '' });
    expect(ran.stdout).toMatch(/reference +local-v5 +starter/);
  });

  it('renders what a crash left, and says that it is incomplete', async () => {
    const { cells: _, subjects: __, ...header } = REPORT;
    const line = JSON.stringify({ type: 'header', ...header });
    const file = folder.write('run.jsonl', `${line}\n{"type":"ce`);
    const ran = await run(['matrix', file]);
    // Nobody knows what the rest of it would have found.
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toContain(`incomplete: ${file}:2: the last line is cut`);
    expect(ran.stdout).toContain('INCOMPLETE:');
  });

  it('writes only the views that were asked for', async () => {
    const file = folder.write('r.json', renderJson(REPORT));
    const ran = await run(['matrix', file, '--markdown', '-']);
    expect(ran.stdout).toMatch(/^# Gap matrix\n/);
    expect(ran.stdout).not.toContain('levels: M must');
  });
});

describe('list', () => {
  it('shows ids and sentences in columns', async () => {
    const { stdout, exitCode } = await run(['list', 'scenarios']);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(
      'claim-race   About claim-race.\ncancel-race  About cancel-race.\n'
    );
  });

  it('shows details when verbose', async () => {
    const list = () => [{ id: 'a', title: 'A.', detail: 'more' }];
    const { stdout } = await run(['list', 'mutants', '--verbose'], {
      kit: { list },
    });
    expect(stdout).toBe('a  A.\n    more\n');
  });
});

describe('colour', () => {
  it.each([
    ['a terminal', 80, {}, true],
    ['a pipe', undefined, {}, false],
    ['a terminal with NO_COLOR', 80, { NO_COLOR: '1' }, false],
    ['a dumb terminal', 80, { TERM: 'dumb' }, false],
    ['a pipe with FORCE_COLOR', undefined, { FORCE_COLOR: '1' }, true],
  ])('on %s', async (_name, columns, env, coloured) => {
    const file = folder.write('r.json', renderJson(REPORT));
    const options = columns === undefined ? { env } : { env, columns };
    const { stdout } = await run(['matrix', file], options);
    expect(stdout.includes('\u001b[31m')).toBe(coloured);
  });
});
