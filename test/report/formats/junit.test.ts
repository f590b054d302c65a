import { describe, expect, it } from 'vitest';
import { renderJunit } from '../../../src/report/formats/junit.js';
import type { Report } from '../../../src/report/record.js';
import { REPORT } from '../fixture.js';
import { contextOf, LOCATED_REPORT } from './sample.js';
import { junitErrors } from './schemas.js';

describe('JUnit XML', () => {
  it('keeps to the schema that Jenkins publishes', async () => {
    for (const report of [REPORT, LOCATED_REPORT]) {
      const xml = renderJunit(report, contextOf(report));
      expect(await junitErrors(xml)).toEqual([]);
    }
  });

  it('ends in an error where a part of the check is missing', async () => {
    const report = { ...REPORT, incomplete: ['shard 2 of 3 is missing'] };
    const xml = renderJunit(report, contextOf(report));
    expect(xml).toContain(
      '<error type="incomplete" message="shard 2 of 3 is missing"/>'
    );
    expect(await junitErrors(xml)).toEqual([]);
    const [whole, part] = [REPORT, report].map((each) => {
      const text = renderJunit(each, contextOf(each));
      const [, tests, errors] =
        /tests="(\d+)".*? errors="(\d+)"/.exec(text) ?? [];
      return [Number(tests), Number(errors)];
    });
    expect(part).toEqual(whole?.map((count) => count + 1));
  });

  it('is rejected by that schema where it is broken', async () => {
    const xml = renderJunit(REPORT, contextOf(REPORT));
    const broken = xml.replaceAll('<testcase ', '<testkase ');
    expect(await junitErrors(broken)).not.toEqual([]);
  });

  it('fails the test of a clause that fails the check, with story and command', () => {
    const xml = renderJunit(LOCATED_REPORT, contextOf(LOCATED_REPORT));
    const [, failure = ''] = /<failure([\s\S]*?)<\/failure>/.exec(xml) ?? [];
    expect(failure).toContain('violated in 14 of 500 schedules');
    expect(failure).toContain('‖ before fs:write data/h1.json');
    expect(failure).toContain('npx worldproof replay wp1:');
    expect(failure).toContain('\uFFFD');
  });

  it('passes nothing that is not known', () => {
    const report: Report = { ...REPORT, cells: [...REPORT.cells] };
    const xml = renderJunit(report, contextOf(report));
    const tests = xml.split('<testcase ').slice(1);
    const of = (name: string) =>
      tests.filter((each) => each.includes(`name="${name}"`));
    expect(of('read.fresh')[1]).toContain('<skipped>unknown</skipped>');
    expect(of('admission.atomic')[1]).toContain('<skipped>not applicable');
    expect(of('log.order')[1]).toContain('<error ');
    expect(of('log.order')[0]).toContain('holds: 120 thin');
  });

  it('does not fail a job for a clause of level S', () => {
    const xml = renderJunit(LOCATED_REPORT, contextOf(LOCATED_REPORT));
    const [, , test = ''] = xml.split('name="run.started-once"');
    expect(xml.match(/<failure/g)).toHaveLength(1);
    expect(`${test}${xml}`).toContain('fails a check only with --strict');
  });
});
