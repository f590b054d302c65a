/**
 * Unusual values, by labels that fit into a plan. `B1~nul` stands for a text
 * that begins with `B1~nul~` and goes on with what is unusual about it, so that
 * a value which comes back changed can still be told whose it was. The model
 * and the judge see labels alone; the driver knows what they stand for.
 */

interface Kind<Rest> {
  /** What comes between the head and the final `~`. */
  readonly rest: Rest;
  readonly words: string;
  /** A World may have a limit, and say so. */
  readonly isLong?: true;
}

const LONG = 3000;
const HUGE = 100_000;
/** More than a column or an index of 255 characters tells apart. */
const ALIKE = 300;

interface TextOf extends Kind<string> {
  /** What comes before the head, so that two labels are alike up to there. */
  readonly before?: string;
}

/** Of texts: tokens, names, messages, keys and values of attributes. */
const TEXTS = {
  nul: { rest: '\u0000', words: 'a NUL' },
  half: { rest: '\ud83d', words: 'half of a surrogate pair' },
  quotes: { rest: '"\'\\\n\r\t$1', words: 'quotes, a backslash, new lines' },
  path: { rest: '/../../%2e:*?', words: 'what means something in a path' },
  wide: { rest: 'é😀\u2028ﬀ', words: 'more than ASCII' },
  long: { rest: 'x'.repeat(LONG), words: `${LONG} letters`, isLong: true },
  tail: {
    rest: '',
    words: `${ALIKE} letters before it`,
    before: 'x'.repeat(ALIKE),
  },
  behind: { rest: '', words: 'a NUL before it', before: 'x\u0000' },
} as const satisfies Record<string, TextOf>;

interface BytesOf extends Kind<readonly number[]> {
  /** How many zero bytes come before all that. */
  readonly zeros?: number;
  /** It ends as it ends, and not with a `~`. */
  readonly isBare?: true;
}

/** Of payloads, which are opaque bytes. */
const BYTES = {
  raw: {
    rest: [0, 255, 254, 128, 195, 40, 13, 10],
    words: 'zero bytes and bytes that are no UTF-8',
  },
  ends: {
    rest: [10, 32, 0, 0],
    words: 'zero bytes before it and behind it',
    zeros: 2,
    isBare: true,
  },
  huge: {
    rest: Array.from({ length: HUGE }, (_, at) => at % 251),
    words: `${HUGE} bytes`,
    isLong: true,
  },
} as const satisfies Record<string, BytesOf>;

type TextKind = keyof typeof TEXTS;

const BEFORE = Object.values<TextOf>(TEXTS).flatMap(
  ({ before = [] }) => before
);
type BytesKind = keyof typeof BYTES;

/** Texts that an object has a meaning for, as a whole. */
const WORDS: Readonly<Record<string, string>> = { '~proto': '__proto__' };

const LABEL = /^([^~]*)~([a-z]+)$/;
const HEAD = /^([^~]*)~([a-z]+)~/;
/** A label of a value that came back changed, and what it begins with. */
const CHANGED = /^([^~]*)~([a-z]+)!(.*)$/s;
/** Which may stand before a head, and say nothing of whose it is. */
const ZEROS = /^\0+/;
const SHOWN_MAX = 24;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function isText(kind: string | undefined): kind is TextKind {
  return kind !== undefined && Object.hasOwn(TEXTS, kind);
}

function isBytes(kind: string | undefined): kind is BytesKind {
  return kind !== undefined && Object.hasOwn(BYTES, kind);
}

/** The text that a label stands for; most stand for themselves. */
export function textOf(label: string): string {
  if (!label.includes('~')) return label;
  const [, , kind] = LABEL.exec(label) ?? [];
  if (!isText(kind)) return isWord(label) ? (WORDS[label] ?? label) : label;
  const { rest, before = '' }: TextOf = TEXTS[kind];
  return `${before}${label}~${rest}~`;
}

const made = new Map<string, Uint8Array>();

/** The bytes that a label stands for: those of its text, unless it says more. */
export function bytesOf(label: string): Uint8Array {
  const [, , kind] = LABEL.exec(label) ?? [];
  if (!isBytes(kind)) return encoder.encode(label);
  const known = made.get(label);
  if (known) return known;
  const { rest, zeros = 0, isBare }: BytesOf = BYTES[kind];
  const before = Array<number>(zeros).fill(0);
  const head = encoder.encode(`${label}~`);
  const after = isBare ? [] : [126];
  const bytes = Uint8Array.from([...before, ...head, ...rest, ...after]);
  made.set(label, bytes);
  return bytes;
}

/** The label of a text; of one that was changed on its way, a label that says so. */
export function labelOfText(text: string): string {
  const before = BEFORE.find((one) => text.startsWith(one)) ?? '';
  const begun = text.slice(before.length);
  const [head, base, kind] = HEAD.exec(begun) ?? [];
  if (head === undefined) return wordOf(text) ?? text;
  const label = `${base}~${kind}`;
  if (isText(kind) && text === textOf(label)) return label;
  if (!isText(kind) && !isBytes(kind)) return text;
  return changed(label, begun.slice(head.length));
}

/** The label of bytes that a payload was given back as. */
export function labelOfBytes(bytes: Uint8Array): string {
  const text = decoder.decode(bytes);
  const begun = text.replace(ZEROS, '');
  const [head, base, kind] = HEAD.exec(begun) ?? [];
  if (head === undefined || !isBytes(kind)) return text;
  const label = `${base}~${kind}`;
  const given = bytesOf(label);
  const isSame =
    given.length === bytes.length &&
    given.every((byte, at) => bytes[at] === byte);
  return isSame ? label : changed(label, begun.slice(head.length));
}

/** Whether a label stands for a text that an object has a meaning for. */
export function isWord(label: string): boolean {
  return Object.hasOwn(WORDS, label);
}

function wordOf(text: string): string | undefined {
  return Object.keys(WORDS).find((label) => WORDS[label] === text);
}

function changed(label: string, rest: string): string {
  const begin = JSON.stringify(rest.slice(0, SHOWN_MAX));
  return `${label}!${begin}${rest.length > SHOWN_MAX ? '…' : ''}`;
}

/** A value that came back as another one. */
export interface Changed {
  /** The label of what was given. */
  readonly label: string;
  readonly isPayload: boolean;
  /** What was unusual about it, and what it came back as, for the reader. */
  readonly words: string;
}

/** Undefined where the label is not of a changed value. */
export function changedIn(label: string): Changed | undefined {
  const [, base, kind, rest] = CHANGED.exec(label) ?? [];
  if (!isText(kind) && !isBytes(kind)) return undefined;
  const { words } = isText(kind) ? TEXTS[kind] : BYTES[kind];
  return {
    label: `${base}~${kind}`,
    isPayload: isBytes(kind),
    words: `${base}~${kind} (${words}) came back with ${rest} in that place`,
  };
}

/** Whether a label stands for an unusual text, or for unusual bytes. */
export function unusualKind(label: string): 'text' | 'payload' | undefined {
  if (!label.includes('~')) return undefined;
  const [, , kind] = LABEL.exec(label) ?? [];
  if (isText(kind) || isWord(label)) return 'text';
  return isBytes(kind) ? 'payload' : undefined;
}

/**
 * Whether a World may refuse the value by name: no sentence says which texts it
 * must be able to keep, nor how long they and the payloads may be.
 */
export function mayBeRefused(label: string): boolean {
  const [, , kind] = LABEL.exec(label) ?? [];
  if (isBytes(kind)) return 'isLong' in BYTES[kind];
  return unusualKind(label) === 'text';
}
