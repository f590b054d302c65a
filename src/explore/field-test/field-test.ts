import { isSure } from '../../judge/finding.js';
import { type Judgement, judge } from '../../judge/judge.js';
import { NamedError } from '../../named-error.js';
import { randomStream } from '../../sim/random.js';
import type { LoadedSubject } from '../../worlds/subject.js';
import { clausesOf } from '../doubts.js';
import { type Altered, alteredFrom } from './altered.js';
import { freedomOf, isFreeWithin } from './free.js';
import { loadTheReference, type Playing, playAll } from './play.js';
import { Sample } from './sample.js';
import { isValue, print } from './values.js';

export interface FieldTestOptions extends Playing {
  /** Changes that are judged of one kind of one field of one kind of call. */
  readonly each: number;
  readonly signal?: AbortSignal | undefined;
  /** The judge that is put to the test. */
  readonly judgeBy?: typeof judge | undefined;
}

/** A change that the judge lets pass. */
export interface Survivor {
  readonly call: string;
  readonly field: string;
  readonly kind: string;
  readonly scenario: string;
  /** What stood there, and what stands there now. */
  readonly words: string;
}

export interface FieldScore {
  /** Changes that the contract forbids, and that were judged. */
  readonly changes: number;
  readonly rejected: number;
  /** Changes of what the contract leaves free. */
  readonly free: number;
  readonly survivors: readonly Survivor[];
}

/** Each history is accepted as it is: else nothing is said by a rejection. */
export class RejectedReferenceError extends NamedError {
  override readonly name = 'RejectedReferenceError';

  constructor(
    readonly scenario: string,
    readonly clauses: readonly string[]
  ) {
    super(
      `The reference World breaks ${clauses.join(', ')} in ${scenario} before anything was changed, expected a history that is accepted.`
    );
  }
}

/**
 * The judge against changed fields: histories of the reference World in which
 * no two calls overlap, so that everything is determined, each with one thing
 * in one answer changed. Every kind of change of every field is drawn from.
 *
 * @throws RejectedReferenceError
 */
export async function fieldTest(
  options: FieldTestOptions
): Promise<FieldScore> {
  const { seed, each, signal, judgeBy = judge } = options;
  const subject = await loadTheReference();
  const sample = new Sample<Altered>(each, randomStream('field-test', seed));
  for await (const played of playAll(subject, options)) {
    if (signal?.aborted) break;
    const judgement = judgeBy(played.history, subject.contract);
    if (isRejection(judgement)) {
      const { broken, doubts } = judgement;
      const clauses = [...broken, ...doubts.flatMap(clausesOf)];
      throw new RejectedReferenceError(played.scenario, clauses);
    }
    for (const altered of alteredFrom(played)) {
      const { call, field, kind } = altered;
      sample.add(`${call} ${field} ${kind}`, altered);
    }
  }
  return score(sample, subject, judgeBy, signal);
}

/** Something is broken, though it may be one clause or another. */
function isRejection({ broken, doubts }: Judgement): boolean {
  return broken.size > 0 || doubts.some(isSure);
}

async function score(
  sample: Sample<Altered>,
  subject: LoadedSubject,
  judgeBy: typeof judge,
  signal: AbortSignal | undefined
): Promise<FieldScore> {
  const survivors: Survivor[] = [];
  let changes = 0;
  let free = 0;
  for (const altered of sample.drawn()) {
    if (signal?.aborted) break;
    const isFree = freedomOf(altered) !== undefined;
    const history = isFree ? undefined : await altered.history();
    // What differs only within is changed there as well, field by field.
    const isRejected =
      history && isRejection(judgeBy(history, subject.contract));
    const isSame = history ? isFreeWithin(altered) : !isValue(altered.to);
    if (isFree || (!isRejected && isSame)) {
      free++;
      continue;
    }
    changes++;
    if (!isRejected) survivors.push(survivorOf(altered));
  }
  const rejected = changes - survivors.length;
  return { changes, rejected, free, survivors };
}

function survivorOf(altered: Altered): Survivor {
  const { call, field, kind, scenario, from, to } = altered;
  return {
    call,
    field,
    kind,
    scenario,
    words: `${print(from)} → ${print(to)}`,
  };
}
