import type {
  DeployedSession,
  Deployment,
} from '../../src/engines/deployment.js';
import type {
  Query,
  Reference,
  SessionOptions,
  StartRequest,
} from '../../src/engines/engine.js';
import type { Ledger } from '../../src/engines/ledger.js';
import type {
  Acknowledgement,
  Outcome,
  Result,
} from '../../src/engines/outcome.js';
import { reporter, sensitiveStep } from '../../src/engines/program.js';

/** What a made-up engine gets wrong. */
export interface Flaws {
  /** Two starts of one key both run. */
  readonly admitsAll?: boolean;
  /** Nothing is remembered once a run is over. */
  readonly forgets?: boolean;
  /** Starts are acknowledged with a receipt. */
  readonly isOpaque?: boolean;
  /** Cancels whatever has the key, though an old run was meant. */
  readonly cancelsByKey?: boolean;
}

interface Run {
  readonly id: string;
  readonly key: string;
  readonly request: string;
  result: Result;
  readonly attributes: Readonly<Record<string, string>>;
}

/** An engine in memory that keeps every promise but those it is told not to. */
class FakeEngine {
  readonly runs: Run[] = [];

  constructor(
    readonly ledger: Ledger,
    readonly flaws: Flaws
  ) {}

  session(place: string): DeployedSession {
    return new FakeSession(this, place);
  }

  byKey(key: string): Run | undefined {
    return this.runs.findLast((run) => run.key === key);
  }
}

class FakeSession implements DeployedSession {
  constructor(
    private readonly engine: FakeEngine,
    private readonly place: string
  ) {}

  async start(request: StartRequest): Promise<Outcome> {
    const { flaws, runs } = this.engine;
    const { key, attributes = {} } = request;
    const taken = this.engine.byKey(key);
    const isOpen = taken?.result.state === 'pending';
    const isFree = !taken || (!isOpen && flaws.forgets) || flaws.admitsAll;
    if (!isFree) return this.#taken(taken);
    const run: Run = {
      id: `run-${runs.length}`,
      key,
      request: request.request,
      result: { state: 'pending' },
      attributes,
    };
    runs.push(run);
    // A body that is still held ends with the ledger.
    this.#perform(run).catch(() => undefined);
    return { type: flaws.isOpaque ? 'opaque' : 'started', run: run.id };
  }

  async result({ run, key }: Reference): Promise<Result> {
    const { runs, flaws } = this.engine;
    const isIt = ({ id }: Run) => id === run;
    const found = run === undefined ? this.engine.byKey(key) : runs.find(isIt);
    if (flaws.isOpaque && !found) return { state: 'unknown' };
    return found?.result ?? { state: 'unknown' };
  }

  async cancel({ key, run }: Reference): Promise<Acknowledgement> {
    const last = this.engine.byKey(key);
    const isMeant = run === undefined || run === last?.id;
    if (last && (isMeant || this.engine.flaws.cancelsByKey)) {
      if (last.result.state === 'pending') {
        last.result = { state: 'cancelled', message: 'cancelled' };
      }
    }
    return { type: 'accepted' };
  }

  async signal(): Promise<Acknowledgement> {
    return { type: 'not offered' };
  }

  async lookup(query: Query): Promise<readonly string[]> {
    const isIt = (run: Run) =>
      'key' in query
        ? run.key === query.key
        : Object.entries(query.attributes).every(
            ([name, value]) => run.attributes[name] === value
          );
    return this.engine.runs.filter(isIt).map(({ id }) => id);
  }

  async special(): Promise<unknown> {
    return { error: 'not offered' };
  }

  async close(): Promise<void> {}
  async kill(): Promise<void> {}

  #taken({ id, result }: Run): Outcome {
    if (this.engine.flaws.isOpaque) return { type: 'opaque', run: 'receipt' };
    if (result.state === 'pending') return { type: 'attached', run: id };
    const state = result.state as 'value' | 'error' | 'cancelled';
    return { type: 'replayed', state, run: id };
  }

  async #perform(run: Run): Promise<void> {
    const { key, request } = run;
    const input = { key, request };
    const to = reporter(this.engine.ledger.url, this.place);
    await to.report('body', input);
    const { next, nonce } = await sensitiveStep(to, input);
    if (run.result.state !== 'pending') return;
    run.result =
      next === 'fail'
        ? { state: 'error', message: `failed by ${request}` }
        : { state: 'value', value: { request, nonce } };
  }
}

export function fakeDeployment(ledger: Ledger, flaws: Flaws = {}): Deployment {
  const engine = new FakeEngine(ledger, flaws);
  return {
    ledger,
    sessions: [engine.session('A'), engine.session('B')],
    deadlineMs: 1000,
    horizonMs: 50,
    server: { version: '1', origin: 'memory' },
    openSession: async (place: SessionOptions['place']) =>
      engine.session(place),
    close: async () => undefined,
  };
}
