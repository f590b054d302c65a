import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run, useFolder } from './harness.js';

const folder = useFolder();

describe('--reporter', () => {
  it('writes several files at once, and says where they are', async () => {
    const xml = folder.path('junit.xml');
    const sarif = folder.path('out.sarif');
    const { exitCode, stdout } = await run([
      'check',
      '--reporter',
      `junit=${xml},sarif=${sarif}`,
    ]);
    expect(exitCode).toBe(1);
    expect(readFileSync(xml, 'utf8')).toContain('<testsuites');
    expect(JSON.parse(readFileSync(sarif, 'utf8')).version).toBe('2.1.0');
    expect(stdout).toContain(`written: ${xml}, ${sarif}`);
  });

  it('may be given more than once', async () => {
    const xml = folder.path('twice.xml');
    const sarif = folder.path('twice.sarif');
    const { stdout } = await run([
      'check',
      '--reporter',
      `junit=${xml}`,
      '--reporter',
      `sarif=${sarif}`,
    ]);
    expect(readFileSync(xml, 'utf8')).toContain('<testsuites');
    expect(JSON.parse(readFileSync(sarif, 'utf8')).version).toBe('2.1.0');
    expect(stdout).toContain(`written: ${xml}, ${sarif}`);
  });

  it('suggests the name that was meant', async () => {
    const { exitCode, stderr } = await run(['check', '--reporter', 'junti']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('junit');
  });

  it('refuses two outputs to one file before anything is run', async () => {
    const file = folder.path('same');
    const { exitCode, stderr } = await run([
      'check',
      '--json',
      file,
      '--reporter',
      `ctrf=${file}`,
    ]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('two outputs cannot both go to');
  });

  it('keeps stdout for the file that goes there', async () => {
    const { stdout, stderr } = await run(['check', '--reporter', 'ctrf=-']);
    expect(JSON.parse(stdout).reportFormat).toBe('CTRF');
    expect(stderr).toContain('token.unique');
  });
});

describe('under GitHub Actions', () => {
  const env = () => ({
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: folder.path('summary.md'),
  });

  it('annotates and writes the page of the step by itself', async () => {
    const { stdout } = await run(['check'], { env: env() });
    expect(stdout).toContain('::error title=local-v5%3A token.unique::');
    expect(readFileSync(folder.path('summary.md'), 'utf8')).toContain(
      '## worldproof: 1 violated clause fails this check'
    );
  });

  it('says nothing of it elsewhere', async () => {
    const { stdout } = await run(['check']);
    expect(stdout).not.toContain('::error');
    expect(existsSync(folder.path('summary.md'))).toBe(false);
  });
});
