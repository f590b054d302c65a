import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/record.js';
import { namedBy, namesIn } from '../../src/report/short-names.js';
import { cell, DIVERGENCE, REPORT } from './fixture.js';

function violated(clauses: readonly string[], token = 'wp1:a'): Report {
  const cells = clauses.map((clause) =>
    cell({
      clause,
      verdict: 'violated',
      divergences: [{ ...DIVERGENCE, token: `${token}.${clause}` }],
    })
  );
  return { ...REPORT, subjects: [], cells };
}

describe('the short name of a divergence', () => {
  it('is the same in another run, whatever its token is by then', () => {
    const [first] = namesIn(violated(['token.unique'], 'wp1:a'));
    const [again] = namesIn(violated(['run.exists', 'token.unique'])).slice(1);
    expect(first?.name).toMatch(/^[0-9a-f]{4}$/);
    expect(again).toMatchObject({
      name: first?.name,
      token: 'wp1:a.token.unique',
    });
  });

  it('is another one of another clause, subject or cause', () => {
    const other = cell({ verdict: 'violated', divergences: [DIVERGENCE] });
    const names = namesIn({ ...REPORT, cells: [...REPORT.cells, other] });
    expect(new Set(names.map(({ name }) => name)).size).toBe(names.length);
  });

  it('has as many letters as tell it from all others', () => {
    const many = Array.from({ length: 2000 }, (_, at) => `run.clause-${at}`);
    const names = namesIn(violated(many));
    expect(names.some(({ name }) => name.length > 4)).toBe(true);
    for (const { name } of names) {
      const alike = names.filter((each) => each.name.startsWith(name));
      expect(alike).toHaveLength(1);
    }
  });

  it('is of a harness error that replays too', () => {
    const names = namesIn(REPORT).filter(({ clause }) => clause === undefined);
    expect(names.map(({ token }) => token)).toContain('wp1:error');
  });
});

describe('who looks one up', () => {
  const all = namesIn(REPORT);
  const [first] = all;

  it('may say the subject before it', () => {
    const { name = '', subject } = first ?? {};
    expect(namedBy(`${subject}.${name}`, all)).toEqual([first]);
    expect(namedBy(`other.${name}`, all)).toEqual([]);
  });

  it('may have more letters than are needed now', () => {
    expect(namedBy(`${first?.name}0`, all)).toEqual([first]);
  });

  it('gets all that it may stand for', () => {
    const alike = [
      { name: '7f3a1', subject: 'mine', token: 'wp1:a' },
      { name: '7f3a2', subject: 'mine', token: 'wp1:b' },
    ];
    expect(namedBy('7f3a', alike)).toEqual(alike);
    expect(namedBy('nothing', alike)).toEqual([]);
  });
});
