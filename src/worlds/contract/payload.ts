import { isUint8Array } from 'node:util/types';
import { bytesOf, labelOfBytes, labelOfText } from '../../model/values.js';

/** Bytes of nobody's, before and after those of a payload. */
const MARGIN = 3;

/**
 * Labels of a plan travel as the bytes that the SDK's serializer would hand
 * over: a part of a larger buffer, of which the rest is nobody's business.
 */
export function encodeLabel(label: string): Uint8Array {
  const bytes = bytesOf(label);
  const larger = new Uint8Array(bytes.length + 2 * MARGIN).fill(0x21);
  larger.set(bytes, MARGIN);
  return larger.subarray(MARGIN, MARGIN + bytes.length);
}

/**
 * The same of a payload, which is bytes; the label says what else it came as.
 */
export function decodePayload(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (isUint8Array(value)) return labelOfBytes(value);
  const type = Array.isArray(value) ? 'array' : typeof value;
  return `${decodeLabel(value)} as ${type}`;
}

/** What an error comes back as: bytes, or an object with a message. */
export function decodeLabel(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return labelOfText(value);
  if (isUint8Array(value)) return labelOfBytes(value);
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
