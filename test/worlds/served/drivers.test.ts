import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type RunningServer,
  startServer,
} from '../../../src/worlds/servers/server.js';
import { CLAIMS } from './plans.js';
import type { Played, Script } from './play.js';
import { playIn } from './play-in.js';

/** All orders of so many steps of A and of B. */
function orders(a: number, b: number): string[] {
  if (a === 0) return ['B'.repeat(b)];
  if (b === 0) return ['A'.repeat(a)];
  return [
    ...orders(a - 1, b).map((rest) => `A${rest}`),
    ...orders(a, b - 1).map((rest) => `B${rest}`),
  ];
}

/** The invocation, then SELECT and two INSERTs, or SELECT and one. */
const SCRIPTS: Script[] = orders(4, 4).map((order) => ({
  plan: CLAIMS,
  order,
}));

let server: RunningServer;
const played = new Map<string, Played[]>();

beforeAll(async () => {
  server = await startServer('postgres');
  const modules = ['with-pg.js', 'with-postgres.js'];
  const results = await Promise.all(
    modules.map((module) => playIn(server, module, SCRIPTS))
  );
  for (const [at, module] of modules.entries()) {
    played.set(module, results[at] as Played[]);
  }
});
afterAll(() => server.stop());

describe('one World under two drivers', () => {
  const both = () => [...played.values()] as [Played[], Played[]];

  test('was controlled in every order of its statements', () => {
    for (const results of both()) {
      expect(results).toHaveLength(70);
      expect(results.filter(({ failure }) => failure)).toEqual([]);
    }
  });

  test('has the same histories, statements and verdicts', () => {
    const [pg, postgres] = both();
    for (const [at, { order }] of SCRIPTS.entries()) {
      const { ofDrivers: _, ...one } = pg[at] as Played;
      const { ofDrivers: __, ...two } = postgres[at] as Played;
      expect(two, order).toEqual(one);
    }
  });

  test('breaks token.unique in some orders and keeps it in others', () => {
    const broken = both()[0].filter(({ broken }) =>
      broken.includes('token.unique')
    );
    expect(broken.length).toBeGreaterThan(10);
    expect(broken.length).toBeLessThan(60);
  });

  test('is told apart by what one of them prepares', () => {
    const [pg, postgres] = both().map((results) =>
      results.reduce((sum, { ofDrivers }) => sum + ofDrivers, 0)
    );
    expect(pg).toBe(0);
    expect(postgres).toBeGreaterThan(0);
  });
});
