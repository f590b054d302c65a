import { writeTokenLine } from '../../laboratory/token-line.js';
import { judgeRow } from '../judge.js';
import type { Profile } from '../profile.js';
import type { EngineCell } from '../record.js';
import type { GatedRow } from './gated-row.js';
import type { SurveyedAnswer } from './host/protocol.js';
import { GATED_TOKEN } from './token.js';

/** The cell of a row that was asked under gates: schedules are its tries. */
export function gatedCell<E>(
  profile: Profile,
  row: GatedRow<E>,
  sdk: string,
  surveyed: SurveyedAnswer
): EngineCell {
  const { evidence, tries } = surveyed;
  const cell = judgeRow(
    withClaim(profile, row),
    row,
    row.surface,
    tries.map((one) => ({ ...one, calls: 0, transcript: [] }))
  );
  const note = noteOf(surveyed, failureOf(cell) ?? row.remark);
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
export function withClaim<E>(profile: Profile, row: GatedRow<E>): Profile {
  if (!row.claimed) return profile;
  const { id, surface, claimed } = row;
  const claims = [...profile.claims, { row: id, surface, ...claimed }];
  return { ...profile, claims };
}

function failureOf({ verdict, note }: EngineCell): string | undefined {
  return verdict === 'harness error' ? note : undefined;
}

function noteOf(
  { tries, steps, checkedTwice, differed, isComplete }: SurveyedAnswer,
  note: string | undefined
): string {
  const search =
    isComplete === undefined
      ? `${tries.length} schedules`
      : `${isComplete ? 'all' : 'the first'} ${tries.length} schedules of an exhaustive search`;
  const repeated = `${checkedTwice} run twice, ${differed} differed`;
  const words = `under wire gates: ${search}, ${steps} round trips and works; ${repeated}`;
  return note ? `${words}; ${note}` : words;
}
