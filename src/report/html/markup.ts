/** Text that is HTML already; whatever else is put on a page is escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part =
  | string
  | number
  | undefined
  | false
  | Markup
  | readonly (Markup | string)[];

/** A piece of a page: what is put in is text, unless it is markup. */
export function html(
  strings: TemplateStringsArray,
  ...parts: readonly Part[]
): Markup {
  const text = strings.map((piece, at) => piece + textOf(parts[at]));
  return new Markup(text.join(''));
}

function textOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(textOf).join('');
  return escapeHtml(String(part));
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and for attributes in quotes alike. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/**
 * JSON for a script element. Nothing in it can end the element or begin a
 * comment, since it has neither of the characters that either takes.
 */
export function embedJson(value: unknown): Markup {
  const json = JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
  return new Markup(json);
}
