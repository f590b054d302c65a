import type { EventCall } from './event-call.js';
import { ofRun } from './ids.js';
import type { HookRow, RunRow } from './rows.js';
import type { Scope, Situation } from './rules.js';
import type { Time, Transaction } from './transaction.js';
import type { View } from './view.js';

type Found = Omit<Situation, 'scope' | 'call' | 'time'>;

const NO_HOOKS: readonly HookRow[] = [];

/** Reads the situation of a call: one step. */
export function survey(
  tx: Transaction,
  scope: Scope,
  call: EventCall
): Promise<Situation> {
  return tx.look(`runs/${call.runId}`, (view) =>
    situationIn(view, scope, call, tx)
  );
}

/** What a call finds in a view. */
export function situationIn(
  view: View,
  scope: Scope,
  call: EventCall,
  time: Time
): Situation {
  return { ...find(view, call, scope), scope, call, time };
}

function find(view: View, call: EventCall, { rules }: Scope): Found {
  const run = view.get('runs', call.runId);
  switch (call.type) {
    case 'hook_created':
      return {
        run,
        hook: view.get('hooks', call.subject),
        owner: view.get('tokens', call.token),
        hooks: NO_HOOKS,
      };
    case 'hook_received':
      return {
        run,
        hook: view.get('hooks', call.subject),
        resumed:
          call.resumeId === undefined
            ? undefined
            : view.get('resumes', ofRun(call.runId, call.resumeId)),
        hooks: NO_HOOKS,
      };
    case 'hook_disposed':
      return { run, hook: view.get('hooks', call.subject), hooks: NO_HOOKS };
    case 'step_created':
    case 'step_started':
    case 'step_retrying':
    case 'step_completed':
    case 'step_failed': {
      const step = view.get('steps', ofRun(call.runId, call.subject));
      return { run, step, hooks: NO_HOOKS };
    }
    case 'wait_created':
    case 'wait_completed': {
      const key = rules.waitKey(call.runId, call.subject);
      return { run, wait: view.get('waits', key), hooks: NO_HOOKS };
    }
    case 'run_completed':
    case 'run_failed':
    case 'run_cancelled':
      return { run, hooks: run ? hooksOf(view, run) : NO_HOOKS };
    default:
      return { run, hooks: NO_HOOKS };
  }
}

/** The hooks that a run has created and not disposed of, oldest first. */
export function hooksOf(view: View, run: RunRow): readonly HookRow[] {
  if (run.hooks.length === 0) return NO_HOOKS;
  return run.hooks.flatMap((hookId) => view.get('hooks', hookId) ?? []);
}
