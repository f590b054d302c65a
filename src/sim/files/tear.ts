/**
 * How much of a write is done when its process dies inside it, by a number
 * that a plan holds: nothing, half, all but the last byte, the first byte
 * alone, and then whatever the number makes of it.
 */
export function tornLength(length: number, cut: number): number {
  if (length === 0) return 0;
  switch (cut) {
    case 0:
      return 0;
    case 1:
      return length >> 1;
    case 2:
      return length - 1;
    case 3:
      return Math.min(1, length - 1);
    default:
      return cut % length;
  }
}
