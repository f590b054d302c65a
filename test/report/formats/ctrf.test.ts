import { describe, expect, it } from 'vitest';
import { renderCtrf } from '../../../src/report/formats/ctrf.js';
import { REPORT } from '../fixture.js';
import { contextOf, LOCATED_REPORT } from './sample.js';
import { ctrfErrors } from './schemas.js';

function documentOf(report = LOCATED_REPORT) {
  return JSON.parse(renderCtrf(report, contextOf(report)));
}

describe('CTRF', () => {
  it('keeps to the published schema', () => {
    for (const report of [REPORT, LOCATED_REPORT]) {
      expect(ctrfErrors(documentOf(report))).toEqual([]);
    }
  });

  it('fails a test where a part of the check is missing', () => {
    const reason = 'shard 2 of 3 is missing';
    const document = documentOf({ ...LOCATED_REPORT, incomplete: [reason] });
    expect(ctrfErrors(document)).toEqual([]);
    const { tests, summary } = document.results;
    expect(tests[0]).toMatchObject({ status: 'failed', message: reason });
    expect(summary).toMatchObject({ tests: 11, failed: 2 });
  });

  it('is rejected by that schema where it is broken', () => {
    expect(ctrfErrors({ ...documentOf(), results: [] })).not.toEqual([]);
  });

  it('counts what fails, what is skipped and what was not judged', () => {
    const { summary, tests } = documentOf().results;
    expect(summary).toMatchObject({ tests: 10, failed: 1, other: 1 });
    expect(summary.passed + summary.skipped).toBe(8);
    const [failed] = tests.filter(
      (each: { status: string }) => each.status === 'failed'
    );
    expect(failed).toMatchObject({
      name: 'local-v5 token.unique',
      filePath: 'src/storage.ts',
      line: 424,
    });
  });
});
