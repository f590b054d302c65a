import { beforeAll, describe, expect, it } from 'vitest';
import type { ClauseId } from '../../src/model/clauses/registry.js';
import type { LogEntry } from '../../src/model/response.js';
import { isObserver } from '../../src/model/role.js';
import { unusualKind } from '../../src/model/values.js';
import { answers, type Distorted, isForeign, logs } from './distort.js';
import { verdictOf } from './history-builder.js';
import { play, type Told } from './reference-histories.js';
import { conflict, EXISTS, NO_HOOK } from './words.js';

let sequential: Told[] = [];
let concurrent: Told[] = [];
beforeAll(async () => {
  sequential = await play({ drafts: 2, order: 'sequential' });
  concurrent = await play({ drafts: 3, order: 'random' });
});

/** Each falsified history must be caught, and be blamed on that clause. */
function expectCaught(
  distort: (told: Told) => Iterable<Distorted>,
  clauseOf: (distorted: Distorted) => ClauseId | undefined
): void {
  let caught = 0;
  let doubted = 0;
  for (const told of [...sequential, ...concurrent]) {
    for (const distorted of distort(told)) {
      const { broken, doubts } = verdictOf(distorted);
      const said = `${told.scenario}: ${distorted.about}: ${broken}; ${doubts}`;
      const clause = clauseOf(distorted);
      // Some could have come about otherwise, and then both are named.
      const named = [...broken, ...doubts.join(' | ').split(/ \| |\+/)];
      if (clause) expect(named, said).toContain(clause);
      else expect(broken.length + doubts.length, said).toBeGreaterThan(0);
      if (doubts.length > 0) doubted++;
      caught++;
    }
  }
  expect(caught).toBeGreaterThan(50);
  expect(doubted).toBeLessThan(caught);
}

describe('histories of the reference World', () => {
  it.each(['sequential', 'concurrent'])('%s ones break no clause', (order) => {
    const told = order === 'sequential' ? sequential : concurrent;
    expect(told.length).toBeGreaterThan(100);
    for (const { scenario, outcome } of told) {
      const { failure, judgement } = outcome;
      expect(failure, scenario).toBeUndefined();
      expect([...(judgement?.broken ?? [])], scenario).toEqual([]);
      expect(judgement?.unknown, scenario).toBe(false);
    }
  });

  it('exercise what their scenarios promise', () => {
    const exercised = new Set(
      concurrent.flatMap(({ outcome }) => [
        ...(outcome.judgement?.exercised ?? []),
      ])
    );
    expect(exercised.size).toBeGreaterThan(40);
  });
});

describe('a falsified answer', () => {
  it('is caught where an accepted resume is said to be refused', () => {
    expectCaught(
      ({ history }) =>
        answers(history, ({ call }) =>
          call.kind === 'resume' &&
          call.resumeId === undefined &&
          !isForeign(call, history)
            ? NO_HOOK
            : undefined
        ),
      () => 'resume.refused-absent'
    );
  });

  it('is caught where the only end of a run is said to be refused', () => {
    expectCaught(
      ({ history }) =>
        answers(history, ({ call }) => {
          if (call.kind !== 'endRun') return undefined;
          const ends = history.operations.filter(
            (other) =>
              other.call.kind === 'endRun' &&
              other.call.run === call.run &&
              other.response?.ok
          );
          return ends.length === 1 ? EXISTS : undefined;
        }),
      () => undefined
    );
  });

  it('is caught where a conflict names somebody else', () => {
    expectCaught(
      ({ history }) =>
        answers(history, ({ response }) =>
          response.conflict ? { ...response, ...conflict('r0') } : undefined
        ),
      () => 'token.conflict-names-owner'
    );
  });

  it('is caught where an accepted claim is said to conflict', () => {
    expectCaught(
      ({ history }) =>
        answers(history, ({ call, response }) =>
          call.kind === 'createHook' && !response.conflict
            ? conflict('r0')
            : undefined
        ),
      () => undefined
    );
  });

  it('is caught where the observer no longer finds an owner', () => {
    expectCaught(
      ({ history }) =>
        answers(history, (operation) => {
          const { call } = operation;
          const isRetained = history.operations.some(
            (other) => 'retainMs' in other.call && other.call.retainMs
          );
          // That an unusual token is not found has a clause of its own.
          const isLookup =
            call.kind === 'getByToken' &&
            isObserver(operation) &&
            !unusualKind(call.token);
          return isLookup && !isRetained ? NO_HOOK : undefined;
        }),
      () => 'owner.resolvable'
    );
  });
});

/** Entries that a log may lack at its end: no rule asks for them. */
const OPTIONAL = new Set(['step_started', 'hook_conflict']);

/** What it breaks that an entry is in the log twice. */
const TWICE: Readonly<Record<string, ClauseId>> = {
  run_created: 'run.created-once',
  run_started: 'run.started-once',
  run_completed: 'run.terminal-once',
  run_failed: 'run.terminal-once',
  hook_created: 'token.claim-idempotent',
  hook_disposed: 'hook.dispose-once',
  step_created: 'step.created-once',
  step_completed: 'step.terminal-once',
  step_failed: 'step.terminal-once',
};

describe('a falsified log', () => {
  it('is caught where an entry is missing, as a hole in the middle', () => {
    const holes = new Set<Distorted>();
    expectCaught(
      function* ({ history, scenario }) {
        for (const distorted of logs(history, (entries, at) =>
          entries.toSpliced(at, 1)
        )) {
          const { entry, isLast } = distorted;
          if (!isLast) holes.add(distorted);
          // What nothing asks for may be missing from the end.
          else if (scenario === 'wrong-run' || OPTIONAL.has(entry.type))
            continue;
          yield distorted;
        }
      },
      (distorted) => (holes.has(distorted) ? 'log.slots' : undefined)
    );
    expect(holes.size).toBeGreaterThan(50);
  });

  it('shares an id where an entry is there twice', () => {
    expectCaught(
      ({ history }) =>
        logs(history, (entries, at) =>
          entries.toSpliced(at, 0, entries[at] as LogEntry)
        ),
      () => 'log.unique-ids'
    );
  });

  it('breaks the rule of its kind where an event is appended twice', () => {
    const kinds = new Map<Distorted, ClauseId>();
    expectCaught(
      function* ({ history }) {
        for (const distorted of logs(history, (entries, at) => {
          const copy = { ...(entries[at] as LogEntry), id: 'evnt_99' };
          return entries.toSpliced(at + 1, 0, copy);
        })) {
          const clause = TWICE[distorted.entry.type];
          // A second start has no event, and would pass for the copy's author.
          const starts = history.operations.filter(
            ({ call }) => call.kind === 'startRun'
          );
          const isShared = clause === 'run.started-once' && starts.length > 1;
          if (!clause || isShared) continue;
          kinds.set(distorted, clause);
          yield distorted;
        }
      },
      (distorted) => kinds.get(distorted)
    );
    expect(new Set(kinds.values()).size).toBe(7);
  });

  it('holds no resume twice', () => {
    expectCaught(
      function* ({ history, scenario }) {
        if (scenario === 'wrong-run') return;
        for (const distorted of logs(history, (entries, at) => {
          const copy = { ...(entries[at] as LogEntry), id: 'evnt_99' };
          return entries.toSpliced(at + 1, 0, copy);
        })) {
          if (distorted.entry.type === 'hook_received') yield distorted;
        }
      },
      ({ history }) =>
        // A copy may be of one that was refused, or is known by its resumeId.
        history.operations.some(
          ({ call, response }) =>
            call.kind === 'resume' && (call.resumeId || !response?.ok)
        )
          ? undefined
          : 'resume.accepted-durable'
    );
  });
});
