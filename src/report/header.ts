import type { HeaderLine } from './line.js';
import type { Shard } from './record.js';

/** What a run that begins now has in common with all that it finds. */
export type Header = Omit<HeaderLine, 'type'>;

export function headerOf(
  kit: string,
  { seed, shard }: { readonly seed: string; readonly shard?: Shard | undefined }
): Header {
  return {
    kit,
    node: process.versions.node,
    date: new Date().toISOString(),
    seed,
    ...(shard && { shard }),
  };
}
