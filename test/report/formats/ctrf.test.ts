import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { renderCtrf } from '../../../src/report/formats/ctrf.js';
import { REPORT } from '../fixture.js';
import { contextOf, LOCATED_REPORT } from './sample.js';

const entry = createRequire(import.meta.url).resolve('ctrf');
const file = join(dirname(entry), 'ctrf-schema-0.0.json');

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')));

function documentOf(report = LOCATED_REPORT) {
  return JSON.parse(renderCtrf(report, contextOf(report)));
}

describe('CTRF', () => {
  it('keeps to the published schema', () => {
    for (const report of [REPORT, LOCATED_REPORT]) {
      validate(documentOf(report));
      expect(validate.errors ?? []).toEqual([]);
    }
  });

  it('fails a test where a part of the check is missing', () => {
    const reason = 'shard 2 of 3 is missing';
    const document = documentOf({ ...LOCATED_REPORT, incomplete: [reason] });
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    const { tests, summary } = document.results;
    expect(tests[0]).toMatchObject({ status: 'failed', message: reason });
    expect(summary).toMatchObject({ tests: 11, failed: 2 });
  });

  it('is rejected by that schema where it is broken', () => {
    expect(validate({ ...documentOf(), results: [] })).toBe(false);
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
