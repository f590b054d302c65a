import type { EventBatchResult } from '../contract/api.js';
import { createBatch, refuseBatch, writeAll } from '../reference/batches.js';
import { EntityConflictError } from '../reference/errors.js';
import { type EventCall, parseEvent } from '../reference/event-call.js';
import type { ReferenceRules, Scope } from '../reference/rules.js';
import type { MutantEntries } from './mutant.js';

type Results = readonly EventBatchResult['results'][number][];

/** Another way of the events into the store, behind the same entrance. */
function writing(
  way: (
    scope: Scope,
    runId: string,
    calls: readonly EventCall[]
  ) => Promise<Results>
): Partial<ReferenceRules> {
  return {
    async createBatch(scope, runId, events) {
      const calls = events.map((each) => scope.rules.batched(runId, each));
      scope.rules.refuseBatch(calls);
      return { results: await way(scope, runId, calls) };
    },
  };
}

/** Several writes, one after the other; a step that is born running is one. */
function inParts(
  split: (units: readonly EventCall[][]) => readonly EventCall[][][]
): Partial<ReferenceRules> {
  return writing(async (scope, runId, calls) => {
    const units: EventCall[][] = [];
    for (const call of calls) {
      const last = units.at(-1);
      if (call.type === 'step_started' && last?.[0]?.subject === call.subject) {
        last.push(call);
      } else units.push([call]);
    }
    const results: Results[] = [];
    for (const part of split(units)) {
      results.push(await writeAll(scope, runId, part.flat()));
    }
    return results.flat();
  });
}

/** By type, as a table would give them back: a pair keeps its order. */
async function byType(
  scope: Scope,
  runId: string,
  calls: readonly EventCall[]
): Promise<Results> {
  const sorted = calls.toSorted((a, b) => (a.type < b.type ? -1 : 1));
  const results = await writeAll(scope, runId, sorted);
  return calls.flatMap((call) => results[sorted.indexOf(call)] ?? []);
}

export const BATCH_MUTANTS: MutantEntries = {
  'batch.results/refusals-last': {
    title: 'The results of what was taken come first, then the refusals.',
    visible: 'alone',
    rules: {
      async createBatch(scope, runId, events) {
        const { results } = await createBatch(scope, runId, events);
        const taken = results.filter(({ error }) => error === undefined);
        const refused = results.filter(({ error }) => error !== undefined);
        return { results: [...taken, ...refused] };
      },
    },
  },
  'batch.results/only-taken': {
    title: 'What was refused is left out of the results.',
    visible: 'alone',
    rules: {
      async createBatch(scope, runId, events) {
        const { results } = await createBatch(scope, runId, events);
        return {
          results: results.filter(({ error }) => error === undefined),
        };
      },
    },
  },
  'batch.as-single/all-or-nothing': {
    title: 'One event that conflicts makes the whole batch throw.',
    visible: 'alone',
    rules: {
      async createBatch(scope, runId, events) {
        const told = await createBatch(scope, runId, events);
        const refused = told.results.find(({ status }) => status === 409);
        if (!refused) return told;
        throw new EntityConflictError(refused.message ?? 'conflict');
      },
    },
  },
  'step.created-once/batch-unasked': {
    title: 'In a batch a step is created whether or not it is there.',
    visible: 'alone',
    rules: { isAsked: (check) => check !== 'step.unborn' },
  },
  'step.created-once/batch-told-as-taken': {
    title: 'A step of a batch that was there before is told of as created.',
    visible: 'alone',
    rules: {
      async createBatch(scope, runId, events) {
        const { results } = await createBatch(scope, runId, events);
        const log = await scope.rules.listEvents(scope, { runId });
        const told = results.map((result, at) => {
          const event = log.data.find(
            ({ eventType, correlationId }) =>
              eventType === 'step_created' &&
              correlationId === events[at]?.event.correlationId
          );
          if (result.status !== 409 || !event) return result;
          return { status: 200, event };
        });
        return { results: told };
      },
    },
  },
  'batch.refused-whole/takes-claims': {
    title: 'A claim is written with the others of its batch.',
    visible: 'alone',
    rules: {
      refuseBatch: (calls) =>
        refuseBatch(calls.filter(({ type }) => type !== 'hook_created')),
    },
  },
  'batch.refused-whole/writes-the-rest': {
    title: 'What comes before an event that no batch can have is written.',
    visible: 'alone',
    rules: {
      async createBatch(scope, runId, events) {
        const calls = events.map(({ event }) =>
          parseEvent(runId, event, undefined)
        );
        try {
          scope.rules.refuseBatch(calls);
        } catch (error) {
          await writeAll(scope, runId, calls.slice(0, 1));
          throw error;
        }
        return createBatch(scope, runId, events);
      },
    },
  },
  'batch.order/by-type': {
    title: 'The events of a batch are sorted by their types.',
    visible: 'alone',
    rules: writing(byType),
  },
  'batch.occurred-at/by-the-clock': {
    title: 'The events of a batch are of when they were stored.',
    visible: 'alone',
    rules: {
      batched: (runId, { event }) => parseEvent(runId, event, undefined),
    },
  },
  'batch.occurred-at/all-as-the-first': {
    title: 'The events of a batch have the time of the first of them.',
    visible: 'alone',
    rules: {
      createBatch(scope, runId, events) {
        const occurredAt = events[0]?.occurredAt;
        const dated = events.map((each) => ({ ...each, occurredAt }));
        return createBatch(scope, runId, dated);
      },
    },
  },
  'batch.consecutive/one-by-one': {
    title: 'Each event of a batch is written by itself.',
    visible: 'in a race',
    rules: inParts((units) => units.map((unit) => [unit])),
  },
  'batch.atomic/last-apart': {
    title: 'The last event of a batch is written after the others.',
    visible: 'in a race',
    rules: inParts((units) => [units.slice(0, -1), units.slice(-1)]),
  },
};
