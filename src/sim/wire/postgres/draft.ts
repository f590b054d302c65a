import type { Exchange } from '../codec.js';
import type { Asked } from './backlog.js';
import type { ClientMessage } from './client-message.js';
import { Outcome } from './outcome.js';
import { mainStatement, type Statement } from './sql/statement.js';

/** An exchange that the client has not said all of. */
export interface Draft {
  readonly bytes: Buffer[];
  readonly asked: Asked;
  /** What it executes, in order. */
  readonly executed: Statement[];
  /** The first that it prepares, binds or describes, and how. */
  prepared?: { readonly how: Preparation; readonly statement: Statement };
  kind: ClientMessage['kind'];
  mayNotify: boolean;
}

export type Preparation = 'prepare' | 'bind' | 'describe' | 'close';

export function createAsked(isBarrier = false): Asked {
  return {
    awaited: isBarrier ? ['sync'] : [],
    statements: [],
    isBarrier,
    isWhole: isBarrier,
    reply: [],
    outcome: new Outcome(),
  };
}

export function createDraft(): Draft {
  return {
    bytes: [],
    asked: createAsked(),
    executed: [],
    kind: 'sync',
    mayNotify: false,
  };
}

export function exchangeOf(draft: Draft, isAnswered: boolean): Exchange {
  return {
    bytes: Buffer.concat(draft.bytes),
    ...labelOf(draft),
    isAnswered,
    mayNotify: draft.mayNotify,
  };
}

function labelOf(draft: Draft): Pick<Exchange, 'name' | 'target'> {
  const { executed, prepared, kind } = draft;
  if (kind === 'password') return { name: 'pg:connect', target: 'password' };
  const main = mainStatement(executed);
  if (main) return { name: `pg:${main.verb}`, target: main.target };
  if (prepared) {
    const { how, statement } = prepared;
    return { name: `pg:${how}`, target: statement.target };
  }
  return { name: kind === 'query' ? 'pg:empty' : `pg:${kind}`, target: '' };
}
