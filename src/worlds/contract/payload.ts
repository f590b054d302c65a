/**
 * Labels of a plan travel as the bytes that the SDK's serializer would hand
 * over; a World is free to return them as bytes, as JSON of bytes, or as text.
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function encodeLabel(label: string): Uint8Array {
  return encoder.encode(label);
}

export function decodeLabel(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return decoder.decode(value);
  if (Array.isArray(value)) return value.map(String).join(',');
  if (typeof value === 'object') {
    if ('message' in value) return String(value.message);
    const bytes = Object.values(value);
    if (bytes.every((byte) => typeof byte === 'number')) {
      return decoder.decode(Uint8Array.from(bytes));
    }
  }
  return JSON.stringify(value);
}
