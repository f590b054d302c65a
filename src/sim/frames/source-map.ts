import { readFileSync } from 'node:fs';
import { findSourceMap, SourceMap } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Frame } from './frame.js';

/** Where something is in the source that was compiled. */
export interface Original {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Of each file: its map, and what its sources are relative to. */
interface Located {
  readonly map: SourceMap;
  readonly base: string;
}

const maps = new Map<string, Located | undefined>();

/** Undefined where the file has no map, or the map says nothing of the place. */
export function originalOf(frame: Frame): Original | undefined {
  const { file, line, column, url = pathToFileURL(file).href } = frame;
  if (!maps.has(url)) maps.set(url, mapOf(file, url));
  const located = maps.get(url);
  if (!located) return undefined;
  // V8 counts from one, maps count from zero.
  const entry = located.map.findEntry(line - 1, column - 1);
  if (!('originalSource' in entry) || !entry.originalSource) return undefined;
  return {
    file: pathOf(entry.originalSource, located.base),
    line: entry.originalLine + 1,
    column: entry.originalColumn + 1,
  };
}

/** A source as a path, or as the tool that bundled it calls it. */
function pathOf(source: string, base: string): string {
  try {
    const url = new URL(source, base);
    return url.protocol === 'file:' ? fileURLToPath(url) : url.pathname;
  } catch {
    return source;
  }
}

const COMMENT = /^\s*\/\/[#@]\s*sourceMappingURL=(\S+)\s*$/gm;

function mapOf(file: string, url: string): Located | undefined {
  // What a loader compiled on its way is known to Node alone.
  const loaded = findSourceMap(url);
  if (loaded) return { map: loaded, base: pathToFileURL(file).href };
  try {
    const [, link] =
      [...readFileSync(file, 'utf8').matchAll(COMMENT)].at(-1) ?? [];
    if (link === undefined) return undefined;
    const base = new URL(link, pathToFileURL(file)).href;
    const isInline = link.startsWith('data:');
    const text = isInline ? dataOf(link) : readFileSync(new URL(base), 'utf8');
    const map = new SourceMap(JSON.parse(text));
    return { map, base: isInline ? pathToFileURL(file).href : base };
  } catch {
    // A map that is missing or broken says nothing; the file itself does.
    return undefined;
  }
}

function dataOf(link: string): string {
  const comma = link.indexOf(',');
  const body = link.slice(comma + 1);
  return link.slice(0, comma).endsWith(';base64')
    ? Buffer.from(body, 'base64').toString('utf8')
    : decodeURIComponent(body);
}
