import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';

const SCRIPT = new URL('../../fixtures/realms/visits.js', import.meta.url);

interface Visit {
  readonly module: number;
  readonly singleton: number;
  readonly commonJs: number;
}

describe('a package that is loaded once for each of two processes', () => {
  let told: {
    readonly p0: readonly Visit[];
    readonly p1: readonly Visit[];
    readonly [name: string]: unknown;
  };

  beforeAll(() => {
    const output = execFileSync(process.execPath, [fileURLToPath(SCRIPT)]);
    told = JSON.parse(output.toString());
  });

  test.each(['module', 'singleton', 'commonJs'] as const)(
    'has %s state of its own in each',
    (kind) => {
      expect(told.p0.map((visit) => visit[kind])).toEqual([1, 2]);
      expect(told.p1.map((visit) => visit[kind])).toEqual([1]);
    }
  );

  test('may be a front over CommonJS files that require each other', () => {
    const names = ['left', 'right', 'right', 'left'];
    expect(told.pairs).toEqual([names, names, names]);
  });

  test('is one and the same within a process', () => {
    expect(told.isSame).toBe(true);
  });

  test('leaves nothing on the real global object', () => {
    expect(told.leaked).toBe(false);
    expect(told.leakedScript).toBe('undefined');
  });

  test('still finds everything that is global', () => {
    expect(told.borrowed).toEqual({
      process: true,
      bytes: 1,
      unknown: 'undefined',
      own: true,
    });
  });

  test('may be a script with a first line for the shell', () => {
    expect(told.script).toBe('script.js?realm=p0');
  });
});
