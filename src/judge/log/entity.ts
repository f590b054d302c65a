import type { AttributeChange, Attributes, Call } from '../../model/call.js';
import type { ClauseId } from '../../model/clauses/registry.js';
import { withoutWords } from '../../model/matching/run.js';
import type { RunState } from '../../model/state.js';
import type { RunView } from '../../model/view.js';
import type { Findings } from '../findings.js';
import type { RunLog } from './run-log.js';

/** One thing in which the entity is not what its log amounts to. */
interface Difference {
  readonly words: string;
  /** Whether a call that was cut short may have left it so. */
  readonly isLeftBy: (call: Call) => boolean;
}

/**
 * `run.entity-matches-log`: whether the entity is the fold of the log. What a
 * call would have brought that a crash cut short is laid at that crash's door;
 * what nobody who died had asked for is not.
 */
export function judgeEntity(
  { run, view }: RunLog,
  folded: RunState | undefined,
  cut: readonly Call[],
  findings: Findings
): boolean {
  if (!view || !folded) return true;
  const differences = [
    ...statusDiffers(view, folded),
    ...attributesDiffer(view.attributes, folded.attributes),
  ];
  if (differences.length === 0) {
    const isCut = cut.length > 0;
    findings.exercise(isCut ? 'recovery.converges' : 'run.entity-matches-log');
  }
  for (const { words, isLeftBy } of differences) {
    const clause: ClauseId = cut.some(isLeftBy)
      ? 'recovery.converges'
      : 'run.entity-matches-log';
    findings.break(clause, `${run}: entity has ${words}`);
  }
  return differences.length === 0;
}

function statusDiffers(view: RunView, folded: RunState): Difference[] {
  const isLeftBy = ({ kind }: Call) => CHANGES_STATUS.has(kind);
  if (view.status !== folded.status) {
    const words = `status ${view.status}, log ${folded.status}`;
    return [{ words, isLeftBy }];
  }
  if (view.status !== 'completed' || view.value === folded.value) return [];
  const words = `result ${view.value}, log ${folded.value}`;
  return [{ words, isLeftBy }];
}

const CHANGES_STATUS: ReadonlySet<Call['kind']> = new Set([
  'createRun',
  'keyedStart',
  'startRun',
  'endRun',
]);

function attributesDiffer(
  shown: Attributes | undefined,
  logged: Attributes
): Difference[] {
  if (!shown) return [];
  const [entity, fold] = [withoutWords(shown), withoutWords(logged)];
  const keys = new Set([...Object.keys(entity), ...Object.keys(fold)]);
  const differing = [...keys].filter((key) => entity[key] !== fold[key]);
  if (differing.length === 0) return [];
  const words = `${JSON.stringify(entity)}, log ${JSON.stringify(fold)}`;
  const isLeftBy = (call: Call) =>
    differing.some((key) => brings(call, key, [entity[key], fold[key]]));
  return [{ words, isLeftBy }];
}

/** Whether a call gives a key one of these values; undefined takes it away. */
function brings(
  call: Call,
  key: string,
  values: readonly (string | undefined)[]
): boolean {
  return changesOf(call).some(
    ([changed, value]) => changed === key && values.includes(value ?? undefined)
  );
}

function changesOf(call: Call): readonly AttributeChange[] {
  switch (call.kind) {
    case 'setAttributes':
      return call.changes;
    case 'createRun':
      return Object.entries(call.attributes ?? {});
    case 'startRun':
      return Object.entries(call.data?.attributes ?? {});
    default:
      return [];
  }
}
