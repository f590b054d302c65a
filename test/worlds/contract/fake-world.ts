import type {
  EventRequest,
  EventResult,
  Page,
  Pagination,
  WorldApi,
  WorldEvent,
  WorldHook,
  WorldRun,
} from '../../../src/worlds/contract/api.js';
import { Instants } from '../../../src/worlds/contract/instants.js';
import { Names } from '../../../src/worlds/contract/names.js';

export interface Asked {
  readonly method: string;
  readonly args: readonly unknown[];
}

/** What the fake answers; a method without an answer rejects. */
export interface Answers {
  readonly create?: (runId: string, data: EventRequest) => EventResult;
  readonly run?: (runId: string) => WorldRun;
  readonly hook?: (id: string) => WorldHook;
  readonly runs?: readonly WorldRun[];
  readonly hooks?: readonly WorldHook[];
  readonly events?: readonly WorldEvent[];
  readonly keyedStart?: WorldApi['keyedStart'];
}

/** A World that notes what it is asked and answers what it is told to. */
export function fakeWorld(answers: Answers): {
  readonly world: WorldApi;
  readonly asked: Asked[];
} {
  const asked: Asked[] = [];
  const noted = <T>(
    method: string,
    args: readonly unknown[],
    answer: () => T | undefined
  ): Promise<T> => {
    asked.push({ method, args });
    const value = answer();
    return value === undefined
      ? Promise.reject(new TypeError(`no answer to ${method}`))
      : Promise.resolve(value);
  };
  const world: WorldApi = {
    events: {
      create: (runId, data, params) =>
        noted('events.create', [runId, data, params], () =>
          answers.create?.(runId ?? '', data)
        ),
      list: (params) =>
        noted('events.list', [params], () =>
          pageOf(answers.events, params.pagination)
        ),
    },
    runs: {
      get: (runId) => noted('runs.get', [runId], () => answers.run?.(runId)),
      list: (params) =>
        noted('runs.list', [params], () =>
          pageOf(answers.runs, params?.pagination)
        ),
    },
    hooks: {
      get: (id) => noted('hooks.get', [id], () => answers.hook?.(id)),
      getByToken: (token) =>
        noted('hooks.getByToken', [token], () => answers.hook?.(token)),
      list: (params) =>
        noted('hooks.list', [params], () =>
          pageOf(answers.hooks, params.pagination)
        ),
    },
  };
  const { keyedStart } = answers;
  return { world: keyedStart ? { ...world, keyedStart } : world, asked };
}

/** Pages by position: the cursor is the index of the next item. */
function pageOf<T>(
  items: readonly T[] | undefined,
  { limit = 100, cursor = '0' }: Pagination = {}
): Page<T> | undefined {
  if (!items) return undefined;
  const end = Number(cursor) + limit;
  const hasMore = end < items.length;
  const data = items.slice(Number(cursor), end);
  return { data, cursor: hasMore ? String(end) : null, hasMore };
}

export const NOW_MS = Date.UTC(2030, 0, 1);

/** What a call is made in: names of a plan, at a time, for a contract. */
export function requestContext() {
  return {
    names: new Names('7'),
    specVersion: 8,
    nowMs: NOW_MS,
    instants: new Instants(NOW_MS),
  };
}
