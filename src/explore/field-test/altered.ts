import type { History } from '../../model/history.js';
import type { Refusal, Response } from '../../model/response.js';
import { perform } from '../../worlds/contract/driver.js';
import { type Change, changesOf } from './changes.js';
import { Domains } from './domains.js';
import type { Played, Taped } from './play.js';
import { print } from './values.js';

/** A history with one thing in one answer changed, made when it is wanted. */
export interface Altered extends Omit<Change, 'answer'> {
  readonly call: string;
  readonly scenario: string;
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
  for (const { tape } of played.calls) {
    for (const answer of tape.answers) {
      if ('result' in answer) domains.add(answer.result);
    }
  }
  for (const [at, taped] of played.calls.entries()) {
    const { call } = taped.operation;
    const about = { call: call.kind, scenario: played.scenario };
    for (const change of outcomesOf(taped)) {
      const { answer, ...rest } = change;
      const history = async () => withResponse(played, at, answer as Response);
      yield { ...about, ...rest, history };
    }
    for (const [index, answer] of taped.tape.answers.entries()) {
      if (!('result' in answer)) continue;
      for (const change of changesOf(answer.result, domains)) {
        const { answer: result, ...rest } = change;
        const history = () => withResult(played, at, index, result);
        yield { ...about, ...rest, history };
      }
    }
  }
}

/** Another outcome altogether: refused, refused otherwise, or accepted. */
function* outcomesOf({ operation }: Taped): Iterable<Change> {
  const { response } = operation;
  if (!response) return;
  const was = response.ok ? 'ok' : response.refusal;
  const change = (kind: Change['kind'], answer: Response): Change => ({
    field: 'outcome',
    kind,
    words: `${was} → ${answer.ok ? 'ok' : answer.refusal}`,
    answer,
  });
  if (!response.ok) yield change('accepted', { ok: true });
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
