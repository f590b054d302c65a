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
