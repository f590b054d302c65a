import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { worldproof } from './command.js';

const FOLDER = fileURLToPath(
  new URL('../../scenarios/regressions/', import.meta.url)
);

const RegressionSchema = z.object({
  why: z.string().min(1),
  expects: z.enum(['broken', 'kept']),
  token: z.string(),
});

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

describe('plans that once failed', () => {
  it('are there', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  for (const file of files) {
    const text = readFileSync(FOLDER + file, 'utf8');
    const { why, expects, token } = RegressionSchema.parse(JSON.parse(text));
    it(`${file}: ${why}`, async () => {
      const { exitCode, stdout } = await worldproof('replay', token);
      expect(stdout).not.toContain('diverged at step');
      expect(exitCode).toBe(expects === 'broken' ? 1 : 0);
    });
  }
});
