import { bytesOf, labelOfBytes, labelOfText } from '../../model/values.js';

/**
 * Labels of a plan travel as the bytes that the SDK's serializer would hand
 * over; a World is free to return them as bytes, as JSON of bytes, or as text.
 */

export function encodeLabel(label: string): Uint8Array {
  return bytesOf(label);
}

export function decodeLabel(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return labelOfText(value);
  if (value instanceof Uint8Array) return labelOfBytes(value);
  if (Array.isArray(value)) return value.map(String).join(',');
  if (typeof value === 'object') {
    if ('message' in value) return labelOfText(String(value.message));
    const bytes = Object.values(value);
    if (bytes.every((byte) => typeof byte === 'number')) {
      return labelOfBytes(Uint8Array.from(bytes));
    }
  }
  return JSON.stringify(value);
}
