import { describe, expect, it } from 'vitest';
import { GREEN_IS_NOT } from '../../src/report/legend.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { cell, DIVERGENCE, REPORT, subject, TOKEN } from './fixture.js';

describe('the gap matrix as a document', () => {
  it('holds the tables, the evidence and its limits', async () => {
    const text = renderMarkdown(REPORT);
    expect(text).toContain(GREEN_IS_NOT);
    await expect(text).toMatchFileSnapshot('golden/gap-matrix.md');
  });

  it('says on top that a run was cut short', () => {
    const text = renderMarkdown({ ...REPORT, incomplete: ['interrupted'] });
    expect(text.indexOf('> **Incomplete:** interrupted')).toBeLessThan(
      text.indexOf('## admission')
    );
  });

  it('links each violated cell to its evidence', () => {
    const text = renderMarkdown(REPORT);
    expect(text).toContain('✘ violated [1](#evidence-1)');
    expect(text).toContain('### Evidence 1');
    expect(text).toContain(`npx worldproof replay ${TOKEN}`);
  });

  it('tells a schedule once, and again what else it breaks', () => {
    const schedule = ['A  ends r1', 'B  … → ok'];
    const broken = (clause: string, ...more: string[]) =>
      cell({
        clause,
        verdict: 'violated',
        divergences: [
          {
            ...DIVERGENCE,
            token: `wp1:${clause}`,
            story: [...schedule, ...more, `breaks   ${clause}: …`],
          },
        ],
      });
    const clauses = ['token.unique', 'run.created-once', 'log.order'];
    const [first, again, other] = clauses;
    const text = renderMarkdown({
      ...REPORT,
      subjects: [subject({})],
      cells: [
        broken(`${first}`),
        broken(`${again}`),
        broken(`${other}`, 'after    r1: completed'),
      ],
    });
    expect(text.match(/A {2}ends r1/g)).toHaveLength(2);
    expect(text).toContain('Same schedule as [evidence 1](#evidence-1).');
    for (const clause of clauses) {
      expect(text).toContain(`breaks   ${clause}`);
      expect(text).toContain(`replay wp1:${clause}`);
    }
    expect(text).toMatch(/\| causes behind ✘ +\| 2 /);
  });

  it('says in how many schedules a clause that holds was exercised', () => {
    const cells = [cell({ exercised: 1234 }), cell({ clause: 'log.order' })];
    const text = renderMarkdown({ ...REPORT, cells });
    expect(text).toContain('| ✔ 1,234 ');
    expect(text).toContain('Thin: fewer than 300 schedules');
  });

  it('survives bars, line breaks and fences in what subjects said', () => {
    const broken = cell({
      verdict: 'violated',
      divergences: [{ ...DIVERGENCE, story: ['A said', '```', 'B did'] }],
    });
    const errors = [{ message: 'first | bar\n  second line' }];
    const text = renderMarkdown({
      ...REPORT,
      subjects: [subject({ errors })],
      cells: [broken],
    });
    expect(text).toContain('| reference | first \\| bar second line |');
    expect(text).toContain('````text\nA said\n```\nB did\n');
  });
});
