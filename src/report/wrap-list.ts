import { wrap } from './wrap.js';

export interface Room {
  readonly width: number;
  readonly indent: string;
  readonly lines: number;
}

/** As many names as there is room for, and how many are left out. */
export function wrapList(
  head: string,
  names: readonly string[],
  { width, indent, lines }: Room
): readonly string[] {
  for (let shown = names.length; ; shown--) {
    const left = names.length - shown;
    const more = left > 0 ? [`and ${left} more`] : [];
    const told = [...names.slice(0, shown), ...more].join(', ');
    const wrapped = wrap(`${head}${told}`, width, indent);
    if (wrapped.length <= lines || shown <= 1) return wrapped;
  }
}
