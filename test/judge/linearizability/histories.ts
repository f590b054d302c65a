import fc from 'fast-check';
import type { ObservedOperation } from '../../../src/judge/linearizability/model.js';
import type { AtomicObject } from './models.js';

/** What becomes of an operation whose caller never heard of it again. */
type Fate =
  | 'answered'
  | 'lost reply'
  | 'lost request'
  | 'failed late'
  | 'failed early';

const fates = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Fate>('answered') },
  { weight: 1, arbitrary: fc.constantFrom<Fate>('lost reply', 'lost request') },
  { weight: 2, arbitrary: fc.constantFrom<Fate>('failed late', 'failed early') }
);

/** Positions apart of two points; intervals stretch over several of them. */
const SPACING = 4;

/**
 * Histories of an atomic object: each operation takes effect at a point of its
 * own, with an interval around it. They are linearizable by construction.
 */
export function linearizableHistories<S, O, R>(
  object: AtomicObject<S, O, R>,
  size: { maxLength: number; minLength?: number }
): fc.Arbitrary<ObservedOperation<O, R>[]> {
  const drawn = fc.record({
    process: fc.integer({ min: 0, max: 3 }),
    op: object.ops,
    before: fc.integer({ min: 0, max: 10 }),
    after: fc.integer({ min: 0, max: 10 }),
    fate: fates,
  });
  return fc
    .array(drawn, size)
    .map((operations) => {
      let state = object.initial;
      return operations.map(({ process, op, before, after, fate }, index) => {
        const point = index * SPACING;
        const call = point - before;
        if (fate === 'lost request') return { process, op, call };
        const [response, next] = object.respond(state, op);
        const told = { process, op, response, call, return: point + after };
        if (fate === 'failed early') return { ...told, isOptional: true };
        state = next;
        if (fate === 'failed late') return { ...told, isOptional: true };
        if (fate === 'lost reply') return { process, op, call };
        return told;
      });
    })
    .chain((history) =>
      fc.shuffledSubarray(history, { minLength: history.length })
    );
}

/** The same histories with some responses replaced by arbitrary ones. */
export function mutatedHistories<S, O, R>(
  object: AtomicObject<S, O, R>,
  size: { maxLength: number; minLength?: number }
): fc.Arbitrary<ObservedOperation<O, R>[]> {
  return linearizableHistories(object, size).chain((history) =>
    fc
      .array(fc.option(object.responses, { freq: 2, nil: undefined }), {
        minLength: history.length,
        maxLength: history.length,
      })
      .map((responses) =>
        history.map((operation, index) => {
          const response = responses[index];
          const isKept = operation.return === undefined;
          return isKept || response === undefined
            ? operation
            : { ...operation, response };
        })
      )
  );
}
