import { describe, expect, it } from 'vitest';
import { renderLifecycleHtml } from '../../src/lifecycle/html/page.js';
import { lifecyclePageOf } from '../../src/lifecycle/html/report-page.js';
import { cell, REPORT, subject, TOKEN } from '../report/fixture.js';
import { LIFECYCLE } from './fixture.js';

describe('the table as one page', () => {
  const text = renderLifecycleHtml(LIFECYCLE);

  it('leads from every link to a part of it', () => {
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const links = [...text.matchAll(/ href="#([^"]+)"/g)].map(([, to]) => to);
    expect(new Set(ids).size).toBe(ids.length);
    expect(links.length).toBeGreaterThan(10);
    for (const to of links) expect(ids).toContain(to);
  });

  it('says what was claimed, what was observed, and who was not asked', () => {
    expect(text).toContain(
      'aria-label="local-v5, admission.simultaneous: violated, 1 answer"'
    );
    expect(text).toContain(
      'aria-label="dbos, admission.simultaneous: differs, 1 answer"'
    );
    expect(text).toContain('<a href="https://docs.example.com/ids"');
    expect(text).toContain('not run here: no server');
    expect(text).toContain(`npx worldproof replay ${TOKEN}`);
    expect(text).toContain('<td class="number">4.50</td>');
  });

  it('runs nothing, and asks no network for anything', () => {
    expect(text).not.toContain('<script');
    expect(text).not.toMatch(/<(?:link|img|iframe)[^>]*https?:|@import|url\(/);
  });
});

describe('the table of the Worlds of a report', () => {
  it('leads from each answer to its cell of the matrix', () => {
    const page = lifecyclePageOf(REPORT);
    expect(page?.id).toBe('lifecycle');
    expect(page?.body.text).toContain('href="#/local-v5/token.unique"');
    expect(page?.body.text).toContain('id="/lifecycle/admission.simultaneous"');
    expect(page?.body.text).not.toContain('dbos');
  });

  it('lets nothing of a World become markup', () => {
    const id = '<img src=x>';
    const only = cell({ subject: id, verdict: 'holds' });
    const report = { ...REPORT, subjects: [subject({ id })], cells: [only] };
    expect(lifecyclePageOf(report)?.body.text).not.toContain('<img');
  });

  it('is none where nothing of it was asked', () => {
    const cells = [cell({ clause: 'log.pages' })];
    const one = { ...REPORT, subjects: [subject({})], cells };
    expect(lifecyclePageOf(one)).toBeUndefined();
  });
});
