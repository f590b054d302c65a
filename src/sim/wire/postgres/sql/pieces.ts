/** A piece of SQL: a word, a name, a symbol, a literal, or a group of them. */
export interface Piece {
  /** In lower case, where nothing quotes it: `from`, `runs`, `;`. */
  readonly word?: string | undefined;
  /** What it may name: a table, a column, a function. Literals name nothing. */
  readonly name?: string | undefined;
  /** What stands in parentheses, the piece being all of it. */
  readonly group?: readonly Piece[];
  readonly start: number;
  readonly end: number;
}

const PIECE = new RegExp(
  [
    String.raw`(?<blank>\s+|--[^\n]*)|(?<comment>/\*)`,
    '(?:[uU]&)?"(?<quoted>[^"]*(?:""[^"]*)*)"?',
    String.raw`[eE]'[^'\\]*(?:(?:\\.|'')[^'\\]*)*'?`,
    "(?:[bBxXnN]|[uU]&)?'[^']*(?:''[^']*)*'?",
    String.raw`(?<dollars>\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)`,
    String.raw`(?<bare>[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)`,
    String.raw`\$\d+|\d[\w.]*|(?<symbol>.)`,
  ].join('|'),
  'sy'
);

/** Cuts SQL into pieces; what is not closed ends with the text. */
export function piecesOf(sql: string): readonly Piece[] {
  const open = [{ group: [] as Piece[], start: 0 }];
  const close = (end: number) => {
    const inner = open.pop();
    if (inner) open.at(-1)?.group.push({ ...inner, end });
  };
  for (const piece of flatPieces(sql)) {
    if (piece.word === '(') open.push({ group: [], start: piece.start });
    else if (piece.word === ')' && open.length > 1) close(piece.end);
    else open.at(-1)?.group.push(piece);
  }
  while (open.length > 1) close(sql.length);
  return open[0]?.group ?? [];
}

function* flatPieces(sql: string): Generator<Piece> {
  for (let start = 0, end = 0; start < sql.length; start = end) {
    PIECE.lastIndex = start;
    const found = PIECE.exec(sql)?.groups ?? {};
    const { blank, comment, quoted, dollars, bare, symbol } = found;
    end = PIECE.lastIndex;
    if (dollars !== undefined) {
      const at = sql.indexOf(dollars, end);
      end = at < 0 ? sql.length : at + dollars.length;
    }
    if (comment !== undefined) end = endOfComment(sql, start);
    if (blank !== undefined || comment !== undefined) continue;
    const word = bare?.toLowerCase();
    const name = quoted?.replaceAll('""', '"') ?? word;
    yield { word: word ?? symbol, name, start, end };
  }
}

/** Comments may stand in comments. */
function endOfComment(sql: string, from: number): number {
  let depth = 0;
  for (const { 0: edge, index } of sql.slice(from).matchAll(/\/\*|\*\//g)) {
    depth += edge === '/*' ? 1 : -1;
    if (depth === 0) return from + index + edge.length;
  }
  return sql.length;
}

export function isWord(piece: Piece | undefined, ...words: string[]): boolean {
  return piece?.word !== undefined && words.includes(piece.word);
}
