import type { History, Operation } from '../model/history.js';

/** What the judge of policies is shown of a schedule that came to rest. */
export function judgedHistory(history: History): History {
  return withLastReads(withSingleClaims(history));
}

/**
 * All is quiet: whatever was sent has had its delivery, so a run that lives
 * on has read it. Its runtime reads logs in passing, not by calls of its own.
 */
function withLastReads(history: History): History {
  const { operations, requests = [] } = history;
  const reads = requests
    .filter(({ request }) => request.policy === 'entity')
    .map(({ actor, run }): Operation => {
      const at = Number.MAX_SAFE_INTEGER;
      const call = { kind: 'listEvents', run } as const;
      const times = { invoked: at, returned: at, invokedAtMs: at };
      return { actor, process: 0, call, response: { ok: true }, ...times };
    });
  return { ...history, operations: [...operations, ...reads] };
}

/**
 * A claim is one, however often the runtime asks for it: a message that is
 * delivered again replays the workflow, which claims the same hook again. Where
 * some were accepted, the judge is shown each answer once, and the first as if
 * it had been asked for since the first attempt. It is shown refusals only
 * where nothing was accepted.
 */
function withSingleClaims(history: History): History {
  const shown = new Map<string, Map<string, Operation>>();
  const firstAt = new Map<string, number>();
  for (const operation of history.operations) {
    const hook = claimedBy(operation);
    if (hook === undefined) continue;
    if (!firstAt.has(hook)) firstAt.set(hook, operation.invoked);
    const answer = answerOf(operation);
    const answers = shown.get(hook) ?? new Map<string, Operation>();
    shown.set(hook, answers);
    if (answer && !answers.has(answer)) answers.set(answer, operation);
  }
  const operations = history.operations.flatMap((operation) => {
    const hook = claimedBy(operation);
    const [first, ...more] = shown.get(hook ?? '')?.values() ?? [];
    if (hook === undefined || !first) return [operation];
    if (operation === first) {
      return [{ ...operation, invoked: firstAt.get(hook) ?? first.invoked }];
    }
    return more.includes(operation) ? [operation] : [];
  });
  return { ...history, operations };
}

function claimedBy({ call }: Operation): string | undefined {
  return call.kind === 'createHook' ? call.hook : undefined;
}

function answerOf({ response }: Operation): string | undefined {
  if (!response?.ok) return undefined;
  return response.conflict ? `conflict ${response.conflict.owner}` : 'created';
}
