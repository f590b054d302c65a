import type { LifecycleReport } from '../record.js';
import { anchor, linkToId } from './link.js';

/** Numbers the pages and files that engines' claims are taken from. */
export class Sources {
  readonly #ids: ReadonlyMap<string, string>;

  constructor({ engines }: LifecycleReport) {
    const cells = engines.flatMap((engine) => engine.cells);
    const all = new Set(cells.flatMap(({ claimed }) => claimed?.source ?? []));
    this.#ids = new Map([...all].map((source, at) => [source, `S${at + 1}`]));
  }

  linkTo(source: string): string {
    const id = this.#ids.get(source);
    return id === undefined ? source : linkToId(id);
  }

  section(): readonly string[] {
    if (this.#ids.size === 0) return [];
    const lines = [...this.#ids].map(
      ([source, id]) => `- ${anchor(id)}${id}: ${linked(source)}`
    );
    return ['## Sources of claims', '', ...lines, ''];
  }
}

function linked(source: string): string {
  return source.startsWith('https://') ? `<${source}>` : source;
}
