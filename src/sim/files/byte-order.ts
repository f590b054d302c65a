const SURROGATES_START = 0xd800;
const SURROGATES_END = 0xdfff;
const ABOVE_EVERY_UNIT = 0x10000;

/** Sorts names by their UTF-8 bytes, as libuv's scandir gives them. */
export function inByteOrder(names: Iterable<string>): string[] {
  return [...names].sort(compareBytes);
}

function compareBytes(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const difference = rank(left, index) - rank(right, index);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** A surrogate stands for a code point above all that need only one unit. */
function rank(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  const isSurrogate = unit >= SURROGATES_START && unit <= SURROGATES_END;
  return isSurrogate ? unit + ABOVE_EVERY_UNIT : unit;
}
