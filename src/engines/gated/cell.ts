import { writeTokenLine } from '../../laboratory/token-line.js';
import { cellOfRow } from '../cell.js';
import type { Profile } from '../profile.js';
import type { EngineCell } from '../record.js';
import type { Try } from '../run-row.js';
import type { GatedQuestion } from './gated-row.js';
import type { GatedEvidence } from './kind.js';
import type { GatedTally } from './tally.js';
import { GATED_TOKEN } from './token.js';

/** What the schedules of a row came to, and the one that is told. */
export interface Surveyed {
  readonly tally: GatedTally;
  readonly evidence: GatedEvidence | undefined;
}

/** The cell of a row that was asked under gates: schedules are its tries. */
export function gatedCell(
  profile: Profile,
  row: GatedQuestion,
  sdk: string,
  { tally, evidence }: Surveyed
): EngineCell {
  const cell = cellOfRow(
    withClaim(profile, row),
    row,
    row.surface,
    triesOf(tally)
  );
  const note = noteOf(tally, failureOf(cell) ?? row.remark);
  if (!evidence) return { ...cell, note };
  const { plan, word, trace, story, switches } = evidence;
  const token = writeTokenLine(GATED_TOKEN, {
    sdk,
    plan,
    word,
    trace: [...trace],
  });
  return {
    ...cell,
    note,
    transcript: [
      ...story,
      `${trace.length} steps, ${switches} context switches; replay: ${token}`,
    ],
  };
}

/** The profile, with what it claims of that row. */
export function withClaim(profile: Profile, row: GatedQuestion): Profile {
  if (!row.claimed) return profile;
  const { id, surface, claimed } = row;
  const claims = [...profile.claims, { row: id, surface, ...claimed }];
  return { ...profile, claims };
}

/** A schedule that failed shows nothing of the engine. */
function triesOf({ findings, failures }: GatedTally): Try[] {
  const blank = { finding: undefined, failure: undefined };
  const tries = [
    ...findings.map((finding) => ({ ...blank, finding })),
    ...failures.map(({ message }) => ({ ...blank, failure: message })),
  ];
  return tries.map((one) => ({ ...one, calls: 0, transcript: [] }));
}

function failureOf({ verdict, note }: EngineCell): string | undefined {
  return verdict === 'harness error' ? note : undefined;
}

function noteOf(
  { findings, failures, ...tally }: GatedTally,
  note: string | undefined
): string {
  const { steps, checkedTwice, differed, complete } = tally;
  const tries = findings.length + failures.length;
  const search =
    complete === undefined
      ? `${tries} schedules`
      : `${complete ? 'all' : 'the first'} ${tries} schedules of an exhaustive search`;
  const repeated = `${checkedTwice} run twice, ${differed} differed`;
  const words = `under wire gates: ${search}, ${steps} round trips and works; ${repeated}`;
  return note ? `${words}; ${note}` : words;
}
