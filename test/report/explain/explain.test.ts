import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLAUSES, isClauseId } from '../../../src/model/clauses/registry.js';
import { explainClause } from '../../../src/report/explain/explain.js';
import { FIXES } from '../../../src/report/explain/fixes.js';
import { renderIssue } from '../../../src/report/explain/issue.js';
import { WHY } from '../../../src/report/explain/why.js';
import {
  VerdictsSchema,
  verdictsOf,
} from '../../../src/report/formats/verdicts.js';
import { DIVERGENCE, REPORT, subject, TOKEN } from '../fixture.js';

const told = [{ where: 'here', verdicts: verdictsOf(REPORT) }];

describe('what is explained of a clause', () => {
  it('is its rule, who says so, why, who keeps it, and how it was mended', () => {
    const sections = explainClause('token.unique', told);
    expect(sections.map(({ title }) => title)).toEqual([
      'token.unique',
      'who says so',
      expect.stringMatching(/^why it matters \(@workflow\/core@/),
      'how Worlds do it, here',
      'mended upstream',
    ]);
    const [rule, , , others, mended] = sections.map(({ lines }) => lines);
    expect(rule).toContain('level M (must) · admission · since the beginning');
    expect(others).toContain(
      '✘ violated: local-v5 (@workflow/world-local@5.0.0-beta.46)'
    );
    expect(mended?.[0]).toContain('broken in 4.1.0-beta.42');
  });

  it.each(CLAUSES.map(({ id }) => id))('%s says why it matters', (id) => {
    const why = explainClause(id, []).find(({ title }) =>
      title.startsWith('why')
    );
    expect(why?.lines.join(' ').length).toBeGreaterThan(40);
  });

  it('is said of clauses that there are', () => {
    const ids = [...Object.keys(WHY), ...FIXES.map(({ clause }) => clause)];
    expect(ids.filter((id) => !isClauseId(id))).toEqual([]);
  });
});

describe('the report for maintainers', () => {
  const text = renderIssue(
    {
      clause: 'token.unique',
      subject: subject({ package: '@acme/world', version: '1.2.3' }),
      divergence: {
        ...DIVERGENCE,
        cause: { id: 'abc', calls: ['createHook', 'createHook'], spots: [] },
      },
      kit: '0.1.0',
      node: '20.20.2',
    },
    told
  );

  it('names the package, the clause and the race', () => {
    expect(text).toMatch(
      /^# @acme\/world@1\.2\.3: token\.unique is broken by createHook ‖ createHook\n/
    );
  });

  it('has all that somebody needs who was not there', () => {
    expect(text).toContain(`npx worldproof replay ${TOKEN}`);
    for (const line of DIVERGENCE.story) expect(text).toContain(line);
    expect(text).toContain('**Mended before** in @workflow/world-local');
    expect(text).toContain('- ✘ violated: local-v5');
  });
});

describe('the verdicts that are shipped', () => {
  const read = (file: string) =>
    readFileSync(new URL(`../../../reports/${file}`, import.meta.url), 'utf8');
  const shipped = VerdictsSchema.parse(JSON.parse(read('verdicts.json')));
  const page = read('gap-matrix.md');

  it('are those of the published matrix', () => {
    expect(page).toContain(`date: ${shipped.date}`);
    const rows = Object.entries(shipped.clauses);
    expect(rows.length).toBeGreaterThan(100);
    for (const [clause, verdicts] of rows) {
      const row = page
        .split('\n')
        .find(
          (line) => line.startsWith(`| \`${clause}\` `) && /[✔✘]/.test(line)
        );
      const broken = Object.values(verdicts).filter(
        (verdict) => verdict === 'violated'
      );
      expect([clause, row?.match(/✘/g)?.length ?? 0]).toEqual([
        clause,
        broken.length,
      ]);
    }
  });
});
