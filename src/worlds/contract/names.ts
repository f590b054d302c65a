import type { Name } from '../../model/call.js';
import { changedIn, labelOfText, textOf } from '../../model/values.js';
import { AnswerError, described } from './answered.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function base32(value: number, length: number): string {
  let text = '';
  let rest = value;
  for (let at = 0; at < length; at++) {
    text = ALPHABET[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** A ULID of that time whose random part is a plain counter. */
export function ulidOf(timeMs: number, counter: number): string {
  return base32(timeMs, 10) + base32(counter, 16);
}

type Kind = 'run' | 'hook' | 'step' | 'wait';

const PREFIXES: Readonly<Record<Kind, string>> = {
  run: 'wrun_',
  hook: 'hook_',
  step: 'step_',
  wait: 'wait_',
};

/**
 * The ids behind the names of one plan, both ways. They are new for each
 * schedule, because Worlds keep caches that outlive a store, and a ULID is
 * made when it is first used, because Worlds refuse ids from the past.
 */
export class Names {
  readonly #ids = new Map<string, string>();
  readonly #names = new Map<string, Name>();
  readonly #salt: string;
  readonly #areApart: boolean;
  #counter = 0;
  #isClosed = false;

  /**
   * `salt`: unique among the schedules of one host process. `areApart`: steps and
   * waits of two runs have ids of their own, whatever their names, as contracts
   * before `runCorrelation` find them by their ids alone.
   */
  constructor(salt: string, areApart = false) {
    this.#salt = salt;
    this.#areApart = areApart;
  }

  id(kind: Kind, name: Name, nowMs: number): string {
    return this.#idOf(kind, `${kind} ${name}`, name, nowMs);
  }

  /** Of a step or a wait of a run. */
  idWithin(
    run: Name,
    kind: 'step' | 'wait',
    name: Name,
    nowMs: number
  ): string {
    const key = this.#areApart
      ? `${kind} ${name} of ${run}`
      : `${kind} ${name}`;
    return this.#idOf(kind, key, name, nowMs);
  }

  #idOf(kind: Kind, key: string, name: Name, nowMs: number): string {
    const known = this.#ids.get(key);
    if (known) return known;
    const id = PREFIXES[kind] + ulidOf(nowMs, ++this.#counter);
    this.#ids.set(key, id);
    this.#names.set(id, name);
    return id;
  }

  /** The World has made an id itself. */
  bind(kind: Kind, name: Name, id: string): void {
    if (this.#isClosed) return;
    this.#ids.set(`${kind} ${name}`, id);
    this.#names.set(id, name);
  }

  /** The schedule is over: what the dead come to know is no part of it. */
  close(): void {
    this.#isClosed = true;
  }

  has(kind: Kind, name: Name): boolean {
    return this.#ids.has(`${kind} ${name}`);
  }

  token(name: Name): string {
    // A blank at the end stays there, where some columns do not see it.
    const text = textOf(name);
    const bare = text.trimEnd();
    const id = `${bare}-${this.#salt}${text.slice(bare.length)}`;
    this.#names.set(id, name);
    return id;
  }

  /** The name of an id; an id that no plan named keeps a `?` before it. */
  nameOf(id: string | undefined): Name | undefined {
    if (id === undefined) return undefined;
    if (typeof id !== 'string') {
      throw new AnswerError(`answered an id that is no text: ${described(id)}`);
    }
    return this.#names.get(id) ?? this.#changedName(id) ?? `?${id}`;
  }

  /** Of a token that came back as another one. */
  #changedName(id: string): Name | undefined {
    const end = `-${this.#salt}`;
    const text = id.endsWith(end) ? id.slice(0, -end.length) : id;
    const label = labelOfText(text);
    return changedIn(label) ? label : undefined;
  }

  /**
   * The same of an id that a World has made for itself, perhaps out of the one
   * that it was given.
   */
  nameWithin(kind: Kind, id: string): Name {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    for (const [own, name] of this.#names) {
      if (own.startsWith(PREFIXES[kind]) && id.includes(own)) return name;
    }
    return `?${id}`;
  }

  /** Replaces every id in a text by its name, for traces and messages. */
  redact(text: string): string {
    let redacted = text;
    for (const [id, name] of this.#names) {
      if (redacted.includes(id)) redacted = redacted.replaceAll(id, name);
    }
    // A trace may show the characters of an unusual token otherwise.
    return redacted.replaceAll(`~-${this.#salt}`, '~');
  }
}
