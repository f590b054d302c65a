import { judge } from '../../src/judge/judge.js';
import type { Call, Name } from '../../src/model/call.js';
import { CLAUSES, type ClauseId } from '../../src/model/clauses/registry.js';
import { CAPABILITIES, type Contract } from '../../src/model/contract.js';
import type {
  FaultRecord,
  History,
  Operation,
} from '../../src/model/history.js';
import type {
  Outcome,
  Policy,
  PolicyRequest,
  RequestRecord,
  Work,
} from '../../src/model/policy.js';
import type { LogEntry, Response } from '../../src/model/response.js';
import { logOf } from './log-text.js';
import { create, listEvents, OK, run, start } from './words.js';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type Draft = Mutable<Operation>;
type Played = Mutable<Omit<RequestRecord, 'works'>> & {
  works: Mutable<Work>[];
};

/** A World that promises all there is. */
export const EVERYTHING: Contract = {
  specVersion: 8,
  capabilities: new Set(CAPABILITIES),
};

const OBSERVER = 'observer';

/**
 * A history told by hand. Each ask and each answer takes the next position;
 * virtual time passes with `wait` alone.
 */
export class Story {
  readonly #operations: Draft[] = [];
  readonly #open = new Map<string, Draft>();
  readonly #skewMs: number;
  readonly #requests: Played[] = [];
  readonly #faults: FaultRecord[] = [];
  #hangs = false;
  #isStampedHere: boolean | undefined;
  #position = 0;
  #nowMs = 0;

  constructor(skewMs = 0) {
    this.#skewMs = skewMs;
  }

  /** Whatever is told between an ask and its answer happens meanwhile. */
  ask(actor: string, call: Call): this {
    if (this.#open.has(actor)) throw new TypeError(`${actor} is busy`);
    const operation: Draft = {
      actor,
      ...(actor === OBSERVER && { role: 'observer' }),
      process: 0,
      call,
      invoked: ++this.#position,
      invokedAtMs: this.#nowMs,
    };
    this.#operations.push(operation);
    this.#open.set(actor, operation);
    return this;
  }

  /** The process dies: what is pending in it can do nothing from here on. */
  crash(process = 0): this {
    const position = ++this.#position;
    this.#faults.push({ kind: 'crash', process, position });
    for (const [actor, operation] of this.#open) {
      if (operation.process !== process) continue;
      operation.cutAt = position;
      this.#open.delete(actor);
    }
    return this;
  }

  /** All processes die, and what was not synced may be lost. */
  losePower(): this {
    const position = ++this.#position;
    this.#faults.push({ kind: 'powerLoss', position });
    for (const [actor, operation] of this.#open) {
      operation.cutAt = position;
      this.#open.delete(actor);
    }
    return this;
  }

  /** It comes back, with a World over the same store. */
  restart(process = 0, threw?: string | false): this {
    const position = ++this.#position;
    this.#faults.push({ kind: 'restart', process, position, threw });
    return this;
  }

  /** What was asked last is asked for again, by whoever did. */
  asksAgain(actor: string): this {
    const before = this.#operations.findLastIndex(
      (each) => each.actor === actor
    );
    const operation = this.#operations[before];
    if (!operation) throw new TypeError(`${actor} asked nothing`);
    this.ask(actor, operation.call);
    (this.#operations.at(-1) as Draft).retryOf = before;
    return this;
  }

  retries(actor: string, response: Response = OK): this {
    return this.asksAgain(actor).answer(actor, response);
  }

  /** Dies in the midst of a call, and comes back. */
  dies(actor: string, call: Call): this {
    return this.ask(actor, call).crash().restart();
  }

  answer(actor: string, response: Response = OK): this {
    const operation = this.#open.get(actor);
    if (!operation) throw new TypeError(`${actor} asked nothing`);
    this.#open.delete(actor);
    operation.response = response;
    operation.returned = ++this.#position;
    operation.returnedAtMs = this.#nowMs;
    return this;
  }

  call(actor: string, call: Call, response: Response = OK): this {
    return this.ask(actor, call).answer(actor, response);
  }

  /** Times are of the clock of these stories, which `wait` moves. */
  stamps(): this {
    this.#isStampedHere = true;
    return this;
  }

  /** Nothing is left that would answer what is pending. */
  hangs(): this {
    this.#hangs = true;
    return this;
  }

  wait(ms: number): this {
    this.#nowMs += ms;
    return this;
  }

  /** What the observer reads at the end. */
  sees(call: Call, response: Response = OK): this {
    return this.call(OBSERVER, call, response);
  }

  /** The final log of a run, as text or as entries. */
  logs(name: Name, ...lines: readonly string[]): this {
    return this.keepsLog(name, logOf(...lines));
  }

  keepsLog(name: Name, events: readonly LogEntry[]): this {
    return this.sees(listEvents(name), { ok: true, events });
  }

  /** A request for the key `t1`, whose payload is the name of its actor. */
  requests(actor: string, policy: Policy, run: Name, key = 't1'): this {
    const request: PolicyRequest = {
      kind: 'request',
      policy,
      over: 'claim',
      key,
      run,
      input: actor,
    };
    const invoked = ++this.#position;
    this.#requests.push({ actor, request, run, invoked, works: [] });
    return this;
  }

  /** Begins the work of a run, which an actor plays. */
  begins(actor: string, run: Name, payload?: string, step?: Name): this {
    const began = ++this.#position;
    this.#played(actor).works.push({ run, payload, step, began });
    return this;
  }

  ends(actor: string, run: Name): this {
    const work = this.#played(actor).works.findLast((each) => each.run === run);
    if (!work) throw new TypeError(`${run} has begun nothing`);
    work.ended = ++this.#position;
    return this;
  }

  works(actor: string, run: Name, payload?: string, step?: Name): this {
    return this.begins(actor, run, payload, step).ends(actor, run);
  }

  told(actor: string, outcome: Outcome): this {
    const record = this.#played(actor);
    record.outcome = outcome;
    record.answered = ++this.#position;
    return this;
  }

  #played(actor: string): Played {
    const record = this.#requests.findLast((each) => each.actor === actor);
    if (!record) throw new TypeError(`${actor} requested nothing`);
    return record;
  }

  get history(): History {
    return {
      operations: this.#operations,
      skewMs: this.#skewMs,
      requests: this.#requests,
      isStampedHere: this.#isStampedHere,
      ...(this.#faults.length > 0 && { faults: this.#faults }),
      ...(this.#hangs && {
        unanswered: this.#operations.flatMap(({ response }, at) =>
          response ? [] : [at]
        ),
      }),
    };
  }
}

/** A story in which these runs have been created and started. */
export function began(...names: readonly Name[]): Story {
  const story = new Story();
  for (const name of names) {
    story.call('S', create(name)).call('S', start(name));
  }
  return story;
}

/** The answer to `getRun` while a run goes on. */
export const running = (name: Name): Response => run(name, 'running');

export interface Verdict {
  /** In the order of the registry. */
  readonly broken: readonly ClauseId[];
  readonly exercised: readonly ClauseId[];
  readonly unknown: boolean;
  /** `a+b | c`: a and b broke, or c. */
  readonly doubts: readonly string[];
}

export function verdictOf(
  { history }: { readonly history: History },
  contract = EVERYTHING
): Verdict {
  const judgement = judge(history, contract);
  const inOrder = (ids: ReadonlySet<ClauseId>) =>
    CLAUSES.map(({ id }) => id).filter((id) => ids.has(id));
  return {
    broken: inOrder(judgement.broken),
    exercised: inOrder(judgement.exercised),
    unknown: judgement.unknown,
    doubts: judgement.doubts.map(({ oneOf }) =>
      oneOf.map((clauses) => clauses.join('+')).join(' | ')
    ),
  };
}
