/** Past what cannot matter: white space and comments, nested ones as well. */
export function skipBlanks(sql: string, from: number): number {
  let at = from;
  for (;;) {
    BLANK.lastIndex = at;
    BLANK.test(sql);
    at = BLANK.lastIndex;
    if (!sql.startsWith('/*', at)) return at;
    at = endOfComment(sql, at);
  }
}

/** Sticky and never failing: it matches nothing as well. */
const BLANK = /\s*(?:--[^\n]*\s*)*/y;

function endOfComment(sql: string, from: number): number {
  const edge = /\/\*|\*\//g;
  let depth = 0;
  for (const { 0: text, index } of sql.slice(from).matchAll(edge)) {
    depth += text === '/*' ? 1 : -1;
    if (depth === 0) return from + index + text.length;
  }
  return sql.length;
}

/** Past the quote that ends what opened before `from`; twice it is a letter. */
export function endOfQuoted(
  sql: string,
  from: number,
  quote: '"' | "'",
  hasEscapes = false
): number {
  let at = from;
  for (;;) {
    const end = sql.indexOf(quote, at);
    if (end < 0) return sql.length;
    const slash = hasEscapes ? sql.indexOf('\\', at) : -1;
    if (slash >= 0 && slash < end) at = slash + 2;
    else if (sql[end + 1] === quote) at = end + 2;
    else return end + 1;
  }
}

/** Past a text in dollar quotes; undefined where none begins at `from`. */
export function endOfDollarQuoted(
  sql: string,
  from: number
): number | undefined {
  DOLLAR.lastIndex = from;
  const opening = DOLLAR.exec(sql)?.[0];
  if (opening === undefined) return undefined;
  const end = sql.indexOf(opening, from + opening.length);
  return end < 0 ? sql.length : end + opening.length;
}

const DOLLAR = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
