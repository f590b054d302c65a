import type { LifecycleReport } from '../record.js';
import { anchor, linkToId } from './link.js';

/** Numbers the pages and files that engines' claims are taken from. */
export class Sources {
  readonly #ids: ReadonlyMap<string, string>;
  /** By source: the words that claims are held to. */
  readonly #quotes = new Map<string, Set<string>>();

  constructor({ engines }: LifecycleReport) {
    for (const { claimed } of engines.flatMap(({ cells }) => cells)) {
      if (!claimed) continue;
      const quotes = this.#quotes.get(claimed.source) ?? new Set();
      if (claimed.quote !== undefined) quotes.add(claimed.quote);
      this.#quotes.set(claimed.source, quotes);
    }
    const all = [...this.#quotes.keys()];
    this.#ids = new Map(all.map((source, at) => [source, `S${at + 1}`]));
  }

  linkTo(source: string): string {
    const id = this.#ids.get(source);
    return id === undefined ? source : linkToId(id);
  }

  section(): readonly string[] {
    if (this.#ids.size === 0) return [];
    const lines = [...this.#ids].map(
      ([source, id]) =>
        `- ${anchor(id)}${id}: ${linked(source)}${this.#quoted(source)}`
    );
    return ['## Sources of claims', '', ...lines, ''];
  }

  #quoted(source: string): string {
    const quotes = [...(this.#quotes.get(source) ?? [])];
    return quotes.map((quote) => `; “${quote}”`).join('');
  }
}

function linked(source: string): string {
  // What follows the address says where on the page to look.
  const [, address, rest] = /^(https:\/\/[^\s,]+)(.*)$/.exec(source) ?? [];
  return address === undefined ? source : `<${address}>${rest}`;
}
