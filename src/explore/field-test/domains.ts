import { isRow, print, type Row } from './values.js';

/** What an entity of the contract is known by, most telling first. */
const IDS = ['eventId', 'hookId', 'stepId', 'waitId', 'runId'] as const;

/** The kind of an entity, so that its fields are the same ones everywhere. */
export function kindOf(row: Row): string | undefined {
  return IDS.find((id) => id in row)?.slice(0, -2);
}

/** `event wrun_01… evnt_01…`: which one it is. */
export function nameOf(row: Row): string | undefined {
  const id = IDS.find((each) => each in row);
  // Ids of events are positions: each run has its own first event.
  return id && `${id.slice(0, -2)} ${String(row.runId)} ${String(row[id])}`;
}

/** `run.status`, wherever the run stands in an answer. */
export function under(domain: string, key: string | number): string {
  return typeof key === 'number' ? `${domain}[]` : `${domain}.${key}`;
}

/** The values that each field has anywhere in one history. */
export class Domains {
  readonly #values = new Map<string, Map<string, unknown>>();
  readonly #showings = new Map<string, number>();

  add(value: unknown, domain = ''): void {
    if (value === undefined || value === null) return;
    const own = isRow(value) ? (kindOf(value) ?? domain) : domain;
    const values = this.#values.get(own) ?? new Map<string, unknown>();
    this.#values.set(own, values);
    values.set(print(value), value);
    if (Array.isArray(value)) {
      for (const each of value) this.add(each, under(own, 0));
    } else if (isRow(value)) {
      for (const [key, each] of Object.entries(value)) {
        if (each !== undefined && each !== null) this.#show(value, key);
        this.add(each, under(own, key));
      }
    }
  }

  /** How often a field of an entity was shown. */
  showingsOf(of: string): number {
    return this.#showings.get(of) ?? 0;
  }

  #show(row: Row, key: string): void {
    const name = nameOf(row);
    if (name === undefined) return;
    const of = `${name} ${key}`;
    this.#showings.set(of, this.showingsOf(of) + 1);
  }

  /** Every other value of the field, in the order in which they came. */
  others(domain: string, value: unknown): unknown[] {
    const own = print(value);
    return [...(this.#values.get(domain) ?? [])]
      .filter(([printed]) => printed !== own)
      .map(([, other]) => other);
  }
}
