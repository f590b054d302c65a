import { describe, expect, it } from 'vitest';
import { githubAnnotations } from '../../../src/report/formats/github-annotations.js';
import { stepSummary } from '../../../src/report/formats/step-summary.js';
import { REPORT } from '../fixture.js';
import { contextOf, LOCATED, LOCATED_REPORT } from './sample.js';

describe('annotations', () => {
  const lines = githubAnnotations(LOCATED_REPORT, contextOf(LOCATED_REPORT));

  it('points at the line of the adapter, each a line of its own', () => {
    expect(lines[0]).toMatch(
      /^::error file=src\/storage\.ts,line=424,title=local-v5%3A token\.unique::At most/
    );
    expect(lines.every((line) => !line.includes('\n'))).toBe(true);
    expect(lines[0]).toContain('%0AA        … → ok%0A');
  });

  it('warns where the check does not fail', () => {
    expect(lines[1]).toMatch(/^::warning .*run\.started-once::/);
  });

  it('says nothing of what the baseline knows', () => {
    const context = contextOf(LOCATED_REPORT);
    const known = new Set(LOCATED_REPORT.cells);
    const none = { gating: new Set<never>(), known };
    expect(githubAnnotations(LOCATED_REPORT, none)).toEqual([]);
    expect(context.gating.size).toBe(1);
  });
});

describe('the page of a step', () => {
  it('opens with the verdict, then causes with story and command', () => {
    const page = stepSummary(LOCATED_REPORT, contextOf(LOCATED_REPORT));
    expect(page).toContain('1 violated clause fails this check');
    expect(page).toContain('- `fs:write at src/storage.ts:424`');
    expect(page).toContain('npx worldproof replay wp1:');
  });

  it('stays below what a step may write', () => {
    const divergences = Array.from({ length: 400 }, (_, at) => ({
      ...LOCATED,
      story: LOCATED.story.map((line) => line.padEnd(800, '.')),
      cause: { id: `cause-${at}`, calls: [], spots: [] },
    }));
    const cells = LOCATED_REPORT.cells.map((each) =>
      each.divergences.length > 0 ? { ...each, divergences } : each
    );
    const report = { ...REPORT, cells };
    const page = stepSummary(report, contextOf(report));
    expect(Buffer.byteLength(page)).toBeLessThan(1_000_000);
    expect(page).toMatch(/\d+ more causes in the report/);
  });
});
