import type { FormatContext } from '../../../src/report/formats/format.js';
import { gatingCells } from '../../../src/report/gating.js';
import type { Divergence, Report } from '../../../src/report/record.js';
import { cell, DIVERGENCE, REPORT } from '../fixture.js';

const PLACE = { file: 'src/storage.ts', line: 424, column: 7, name: 'claim' };

/** A story with a gate at a line of the adapter, and a character XML lacks. */
export const LOCATED: Divergence = {
  ...DIVERGENCE,
  story: [
    'setup    create r1; start r1',
    'A        claim t1 as h1 of r1  ‖ before fs:write data/h1.json at src/storage.ts:424',
    'B          claim t1 as h2 of r1 → ok <"\u0001&]]>',
    'A        … → ok',
    'after    r1: running',
    '         log #1 run_created',
    'breaks   token.unique: At most one live hook owns a token.',
  ],
  gates: [
    {
      actor: 'A',
      effect: 'fs:write',
      target: 'data/h1.json',
      places: [PLACE],
    },
  ],
  cause: {
    id: 'abc123',
    calls: ['createHook', 'createHook'],
    spots: [{ effect: 'fs:write', places: [PLACE] }],
  },
};

export const LOCATED_REPORT: Report = {
  ...REPORT,
  cells: [
    ...REPORT.cells.map((each) =>
      each.verdict === 'violated' ? { ...each, divergences: [LOCATED] } : each
    ),
    cell({
      subject: 'local-v5',
      clause: 'run.started-once',
      level: 'S',
      verdict: 'violated',
      violations: 3,
      divergences: [{ ...LOCATED, token: 'wp1:second' }],
    }),
  ],
};

export function contextOf(report: Report): FormatContext {
  const gating = gatingCells(report, { strict: false });
  return { gating: new Set(gating), known: new Set() };
}
