import type { Call, CallKind } from '../../model/call.js';
import type { History } from '../../model/history.js';
import type { Refusal, Response } from '../../model/response.js';
import { isCreation, isWrite } from '../../model/writes.js';
import { perform } from '../../worlds/contract/driver.js';
import { type Change, changesOf } from './changes.js';
import type { Circumstance } from './circumstances.js';
import { Domains } from './domains.js';
import type { Played, Taped } from './play.js';
import { print } from './values.js';

/** The kind of entity that a read finds. */
const READS: Partial<Record<CallKind, string>> = {
  getRun: 'run',
  getHook: 'hook',
  getByToken: 'hook',
  getStep: 'step',
};

const FOUND = { field: 'outcome', kind: 'accepted', of: 'outcome' } as const;

/** A history with one thing in one answer changed, made when it is wanted. */
export interface Altered extends Omit<Change, 'answer'>, Circumstance {
  readonly call: CallKind;
  readonly scenario: string;
  /** How often the history shows this field of this entity. */
  readonly showings: number;
  /** Undefined where the driver sees no difference. */
  history(): Promise<History | undefined>;
}

const REFUSALS: readonly Refusal[] = [
  'exists',
  'run-not-found',
  'hook-not-found',
  'expired',
  'unexpected',
];

/** Every history that differs from this one in one thing. */
export function* alteredFrom(played: Played): Iterable<Altered> {
  const domains = new Domains();
  for (const { tape, operation } of played.calls) {
    for (const answer of tape.answers) {
      if ('result' in answer) domains.add(answer.result, operation.call.kind);
    }
  }
  for (const [at, taped] of played.calls.entries()) {
    const { call } = taped.operation;
    const { scenario, calls } = played;
    const before = calls.slice(0, at);
    const circumstance = { asked: taped, before, scenario };
    const about = { call: call.kind, ...circumstance, showings: 0 };
    const outcome = outcomeOf(played, call);
    for (const change of outcomesOf(taped, outcome)) {
      const { answer, ...rest } = change;
      const history = async () =>
        withResponse(played, at, answer() as Response);
      yield { ...about, ...rest, history };
    }
    for (const [index, answer] of taped.tape.answers.entries()) {
      if (!('result' in answer)) {
        for (const to of domains.others(READS[call.kind] ?? '', undefined)) {
          const history = () => withResult(played, at, index, to);
          const from = 'nothing';
          yield { ...about, ...FOUND, from, to, history };
        }
        continue;
      }
      for (const change of changesOf(answer.result, domains, call.kind)) {
        const { answer: result, ...rest } = change;
        const showings = domains.showingsOf(change.of);
        const history = () => withResult(played, at, index, result());
        yield { ...about, ...rest, showings, history };
      }
    }
  }
}

const OF_A_RUN: readonly CallKind[] = [
  'listEvents',
  'listHooks',
  'listSteps',
  'listStepEvents',
  'listHookEvents',
  'listWaitEvents',
];

/** A list of what a run has is of a run that somebody has created. */
function isThere({ history }: Played, call: Call): boolean {
  if (!OF_A_RUN.includes(call.kind) || !('run' in call)) return true;
  return history.operations.some(
    ({ call: other, response }) =>
      response?.ok &&
      isCreation(other) &&
      other.run === call.run &&
      response.created !== false
  );
}

/** An outcome, and what is special about it. */
function outcomeOf(played: Played, call: Call): string {
  if (!isThere(played, call)) return 'outcome, no run';
  const isRepeated =
    call.kind === 'createHook' &&
    played.history.operations.filter(
      ({ call: other }) =>
        other.kind === 'createHook' && other.hook === call.hook
    ).length > 1;
  return isRepeated ? 'outcome, repeated' : 'outcome';
}

/** Another outcome altogether: refused, refused otherwise, or accepted. */
function* outcomesOf({ operation }: Taped, field: string): Iterable<Change> {
  const { response } = operation;
  if (!response) return;
  const was = response.ok ? 'ok' : response.refusal;
  const change = (kind: Change['kind'], answer: Response): Change => ({
    field,
    of: field,
    kind,
    from: was,
    to: answer.ok ? 'ok' : answer.refusal,
    answer: () => answer,
  });
  if (!response.ok && isWrite(operation.call)) {
    yield change('accepted', { ok: true });
  }
  for (const refusal of REFUSALS) {
    if (refusal === was) continue;
    yield change('refused', { ok: false, refusal, message: refusal });
  }
}

async function withResult(
  played: Played,
  at: number,
  index: number,
  result: unknown
): Promise<History | undefined> {
  const { tape, operation, context } = played.calls[at] as Taped;
  const answers = tape.answers.with(index, { result });
  const world = tape.playing(answers);
  const response = await perform(world, operation.call, context);
  return withResponse(played, at, response);
}

function withResponse(
  { history }: Played,
  at: number,
  response: Response
): History | undefined {
  const operation = history.operations[at];
  if (!operation || print(operation.response) === print(response)) {
    return undefined;
  }
  const operations = history.operations.with(at, { ...operation, response });
  return { ...history, operations };
}
