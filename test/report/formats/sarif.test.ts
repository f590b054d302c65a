import { describe, expect, it } from 'vitest';
import { renderSarif } from '../../../src/report/formats/sarif.js';
import { REPORT } from '../fixture.js';
import { contextOf, LOCATED_REPORT } from './sample.js';
import { sarifErrors } from './schemas.js';

function logOf(report = LOCATED_REPORT) {
  return JSON.parse(renderSarif(report, contextOf(report)));
}

describe('SARIF', () => {
  it('keeps to the schema of version 2.1.0', () => {
    for (const report of [REPORT, LOCATED_REPORT]) {
      expect(sarifErrors(logOf(report))).toEqual([]);
    }
  });

  it('says that a part of the check is missing', () => {
    const log = logOf({ ...LOCATED_REPORT, incomplete: ['shard 2 of 3'] });
    expect(sarifErrors(log)).toEqual([]);
    const [invocation] = log.runs[0].invocations;
    expect(invocation.executionSuccessful).toBe(false);
    expect(JSON.stringify(invocation)).toContain('shard 2 of 3');
    expect(logOf().runs[0].invocations).toBeUndefined();
  });

  it('is rejected by that schema where it is broken', () => {
    expect(sarifErrors({ ...logOf(), runs: 'none' })).not.toEqual([]);
  });

  it('places a finding at the line of the adapter', () => {
    const [result] = logOf().runs[0].results;
    expect(result.level).toBe('error');
    expect(result.ruleId).toBe('token.unique');
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'src/storage.ts' },
      region: { startLine: 424, startColumn: 7 },
    });
    expect(result.message.text).toContain('npx worldproof replay wp1:');
  });

  it('tells the schedule as threads, in the order in which it ran', () => {
    const [result] = logOf().runs[0].results;
    const flows = result.codeFlows[0].threadFlows;
    expect(flows.map(({ id }: { id: string }) => id)).toEqual([
      'setup',
      'A',
      'B',
      'after',
    ]);
    const order = (at: number) =>
      flows[at].locations.map(
        (each: { executionOrder: number }) => each.executionOrder
      );
    expect(order(1)).toEqual([2, 4]);
    expect(order(2)).toEqual([3]);
    const [parked] = flows[1].locations;
    expect(parked.location.physicalLocation.region.startLine).toBe(424);
    expect(flows[3].locations[0].location.message.text).toContain(
      'log #1 run_created'
    );
  });

  it('warns of what does not fail the check', () => {
    const levels = logOf().runs[0].results.map(
      (each: { ruleId: string; level: string }) => [each.ruleId, each.level]
    );
    expect(levels).toContainEqual(['run.started-once', 'warning']);
  });
});
