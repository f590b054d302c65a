import { type Claim, claimOf, leadFor, type Profile } from './profile.js';
import type { EngineCell } from './record.js';
import type { Row } from './rows/row.js';
import type { Try } from './run-row.js';
import { renderTranscript } from './transcript.js';

/** What a cell says of the question itself. */
export type Asked = Pick<Row, 'id' | 'phase' | 'question' | 'lead'>;

/** The words that were seen, most often seen first. */
function tally(tries: readonly Try[]): EngineCell['observed'] {
  const counts = new Map<string, number>();
  for (const { finding } of tries) {
    if (!finding) continue;
    counts.set(finding.word, (counts.get(finding.word) ?? 0) + 1);
  }
  return [...counts]
    .map(([word, n]) => ({ word, tries: n }))
    .sort((a, b) => b.tries - a.tries || a.word.localeCompare(b.word));
}

/**
 * Every try must have come to one of the claimed words. That an engine differs
 * is said only of a claim that quotes its source, so that it can be disputed.
 */
function verdictOf(
  observed: EngineCell['observed'],
  claimed: Claim | undefined,
  hasFailed: boolean
): EngineCell['verdict'] {
  if (observed.length === 0 || hasFailed) return 'harness error';
  if (!claimed) return 'no claim';
  const isClaimed = ({ word }: { word: string }) =>
    claimed.words.includes(word);
  if (observed.every(isClaimed)) return 'as claimed';
  return claimed.quote === undefined ? 'no claim' : 'differs';
}

/** The cell of a row that was asked. */
export function cellOfRow(
  profile: Profile,
  row: Asked,
  surface: string | undefined,
  tries: readonly Try[]
): EngineCell {
  const claimed = claimOf(profile, row.id, surface);
  const observed = tally(tries);
  const lead = row.lead ?? leadFor(profile, row.id, surface);
  const failed = tries.find(({ failure }) => failure !== undefined);
  const evidence = evidenceOf(tries, claimed);
  const verdict = verdictOf(observed, claimed, failed !== undefined);
  const note = failed?.failure ?? evidence?.finding?.note;
  const reported = reportedIn(profile, row.id, observed);
  return {
    ...blankCell(profile, row, surface),
    observed,
    verdict,
    tries: tries.length,
    calls: tries.reduce((sum, t) => sum + (t.finding?.calls ?? t.calls), 0),
    hits: tries.reduce((sum, t) => sum + (t.finding?.hits ?? 0), 0),
    ...(lead && { lead: leadOf(lead, observed) }),
    ...(reported && { reported }),
    ...(note && { note }),
    transcript: renderTranscript(evidence?.transcript ?? []),
  };
}

/** The cell of a row that could not be asked, with the reason. */
export function unaskedCell(
  profile: Profile,
  row: Asked,
  surface: string | undefined,
  why: string
): EngineCell {
  const lead = row.lead ?? leadFor(profile, row.id, surface);
  return {
    ...blankCell(profile, row, surface),
    ...(lead && {
      lead: { words: [...lead], verdict: 'not run here' as const },
    }),
    note: why,
  };
}

function blankCell(
  profile: Profile,
  row: Asked,
  surface: string | undefined
): EngineCell {
  const claimed = claimOf(profile, row.id, surface);
  return {
    row: row.id,
    ...(surface !== undefined && { surface }),
    phase: row.phase,
    question: row.question,
    ...(claimed && { claimed: claimIn(claimed) }),
    observed: [],
    verdict: 'not run here',
    tries: 0,
    calls: 0,
    hits: 0,
    transcript: [],
  };
}

function claimIn({
  words,
  source,
  quote,
  about,
}: Claim): EngineCell['claimed'] {
  return {
    words: [...words],
    source,
    ...(quote !== undefined && { quote }),
    ...(about !== undefined && { about }),
  };
}

/** Whether what somebody reports of the row was seen here as well. */
function reportedIn(
  { reports = [] }: Profile,
  row: string,
  observed: EngineCell['observed']
): EngineCell['reported'] {
  const report = reports.find((each) => each.row === row);
  if (!report) return undefined;
  const { word, source, setting } = report;
  const seen = observed.some((each) => each.word === word);
  return { word, source, setting, seen };
}

function leadOf(
  words: readonly string[],
  observed: EngineCell['observed']
): NonNullable<EngineCell['lead']> {
  if (observed.length === 0) {
    return { words: [...words], verdict: 'not run here' };
  }
  const isFound = observed.some(({ word }) => words.includes(word));
  return { words: [...words], verdict: isFound ? 'confirmed' : 'refuted' };
}

/** The try to show: one that broke, else one off the claim, else the first. */
function evidenceOf(
  tries: readonly Try[],
  claimed: Claim | undefined
): Try | undefined {
  const isOff = ({ finding }: Try) =>
    finding !== undefined &&
    claimed !== undefined &&
    !claimed.words.includes(finding.word);
  return (
    tries.find(({ failure }) => failure !== undefined) ??
    tries.find(isOff) ??
    tries.find(({ finding }) => (finding?.hits ?? 0) > 0) ??
    tries[0]
  );
}
