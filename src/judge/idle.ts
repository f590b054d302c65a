import type { Call, Name } from '../model/call.js';
import type { History, Operation } from '../model/history.js';
import type { Response } from '../model/response.js';
import { isObserver } from '../model/role.js';
import type { Findings } from './findings.js';

/**
 * `recovery.idle-is-quiet`: the observer reads, a process is restarted while
 * nobody asks for anything, and the observer reads the same.
 */
export function judgeIdle(history: History, findings: Findings): void {
  const { operations, faults = [] } = history;
  const reads = operations.filter(isObserver);
  const first = reads[0]?.invoked ?? Number.POSITIVE_INFINITY;
  const restart = faults.findLast(
    ({ kind, position }) => kind === 'restart' && position > first
  );
  if (!restart) return;
  const before = new Map<string, Response>();
  for (const { call, response, invoked } of reads) {
    if (!response || isOfTime(call, operations)) continue;
    const text = JSON.stringify(call);
    if (invoked < restart.position) before.set(text, response);
    const known = before.get(text);
    if (invoked < restart.position || !known) continue;
    if (isRepaired(known, response, before.values())) continue;
    const isSame = JSON.stringify(known) === JSON.stringify(response);
    const words = () => `${call.kind} shows another after an idle restart`;
    findings.rule('recovery.idle-is-quiet', isSame, words);
  }
}

/**
 * Whether all that is new after the restart are hooks that another read has
 * shown before it: one that repairs what a death has left does so for the reads
 * that come after it, and no restart is to blame.
 */
function isRepaired(
  before: Response,
  after: Response,
  known: Iterable<Response>
): boolean {
  const had = hooksOf(before);
  const has = hooksOf(after);
  const fresh = has.filter((hook) => !had.includes(hook));
  if (fresh.length === 0 || fresh.length + had.length > has.length)
    return false;
  const shown = [...known].flatMap(hooksOf);
  return fresh.every((hook) => shown.includes(hook));
}

function hooksOf(response: Response): readonly Name[] {
  if (!response.ok) return [];
  const { hook, hooks = [] } = response;
  return [...(hook ? [hook] : []), ...hooks].map((view) => view.hook);
}

/** A hook that is retained goes by itself when its time has come. */
function isOfTime({ kind }: Call, operations: readonly Operation[]): boolean {
  if (!['getHook', 'getByToken', 'listHooks'].includes(kind)) return false;
  return operations.some(
    ({ call }) => call.kind === 'createHook' && call.retainMs !== undefined
  );
}
