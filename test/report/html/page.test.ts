import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { SubjectData } from '../../../src/report/html/data.js';
import { renderHtml } from '../../../src/report/html/page.js';
import type { Report } from '../../../src/report/record.js';
import { contextOf, LOCATED_REPORT } from '../formats/sample.js';
import { DOUBTFUL_REPORT, NASTY_REPORT } from './sample.js';

function page(report: Report): string {
  return renderHtml(report, contextOf(report));
}

function dataOf(text: string, subject: string): SubjectData {
  const pattern = new RegExp(
    `<script type="application/json" data-subject="${subject}">([^<]*)</script>`
  );
  return JSON.parse(pattern.exec(text)?.[1] ?? '');
}

describe('the page', () => {
  const text = page(LOCATED_REPORT);

  it('is one file that asks for nothing', () => {
    expect(text).toContain('default-src &#39;none&#39;');
    expect(text).not.toMatch(/<(?:link|img|iframe)[^>]*https?:|@import|url\(/);
    expect(text.match(/<script[^>]* src=/)).toBeNull();
  });

  it('has a script that the browser can read', () => {
    const [, script = ''] = /<script>([\s\S]*)<\/script>/.exec(text) ?? [];
    expect(() => new Script(script)).not.toThrow();
    expect(script).not.toMatch(/^(?:import|export) /m);
  });

  it('says each verdict by symbol, word and number', () => {
    expect(text).toContain(
      'aria-label="local-v5, token.unique: violated, 14 schedules"'
    );
    expect(text).toContain(
      'aria-label="reference, token.unique: holds, 120 thin schedules"'
    );
    expect(text).toContain('<abbr title="must">M</abbr>');
  });

  it('holds the stories of a cell with clause and command', () => {
    const cell = dataOf(text, 'local-v5').cells['token.unique'];
    expect(cell?.facts).toContain('broken in 14 schedules');
    expect(cell?.facts).toContain('fails the check');
    expect(cell?.divergences[0]).toMatchObject({
      title: 'createHook ‖ createHook',
      lanes: ['A', 'B'],
      spots: ['fs:write at src/storage.ts:424'],
      command: expect.stringMatching(/^npx worldproof replay wp1:/),
    });
  });

  it('keeps every explanation where nothing tells which it was', () => {
    const data = dataOf(page(DOUBTFUL_REPORT), 'local-v5');
    expect(data.cells['run.exists']?.divergences[0]?.oneOf).toEqual([
      ['run.exists'],
      ['token.unique', 'run.creatable'],
    ]);
  });

  it('lets nothing of a World become markup', () => {
    const nasty = page(NASTY_REPORT);
    const count = (all: string, part: string) => all.split(part).length - 1;
    for (const part of ['<script', '</script>', '<img', '<!--']) {
      expect(count(nasty, part), part).toBe(count(text, part));
    }
  });
});
