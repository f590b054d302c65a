import { describe, expect, it } from 'vitest';
import { run } from './harness.js';

const READY = [
  { word: 'local-v5', what: '@w/local@5.0.0', state: 'fetched' },
  { word: 'postgres', what: 'its driver, pg@8.0.0', state: 'present' },
  { word: 'reference', what: 'nothing to fetch', state: 'told' },
] as const;

describe('worldproof fetch', () => {
  it('says of each thing whether it was fetched or was here', async () => {
    const asked: (readonly string[])[] = [];
    const ran = await run(['fetch', 'local-v5', 'postgres'], {
      kit: {
        async fetch({ words, onProgress, onReady }) {
          asked.push(words);
          onProgress?.('local-v5', 'installing @w/local@5.0.0');
          for (const ready of READY) onReady?.(ready);
          return '/cache';
        },
      },
    });
    expect(asked).toEqual([['local-v5', 'postgres']]);
    expect(ran).toEqual({
      exitCode: 0,
      stdout: [
        'local-v5: @w/local@5.0.0 fetched',
        'postgres: its driver, pg@8.0.0 is here',
        'reference: nothing to fetch',
        'what was fetched is in /cache',
        '',
      ].join('\n'),
      stderr: 'local-v5: installing @w/local@5.0.0\n',
    });
  });

  it('is one line and exit code 2 where a subject is not known', async () => {
    expect(await run(['fetch', 'local-v6'])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'worldproof: unknown subject "local-v6": did you mean local-v5?\n',
    });
  });
});

describe('a check that names no subject', () => {
  const kit = { unfetched: () => ['local-v5', 'redis'] };

  it('says what it leaves out', async () => {
    const { stderr } = await run(['check'], { kit });
    expect(stderr).toMatch(/^not fetched yet, so left out: local-v5, redis; /);
  });

  it('is the only one that does', async () => {
    const { stderr } = await run(['check', 'reference'], { kit });
    expect(stderr).toBe('');
  });
});
