export interface Token {
  /** `word`: as written without quotes; `name`: quoted; `value`: a literal. */
  readonly kind: 'word' | 'name' | 'value' | 'symbol';
  /** Words in lower case, names without quotes, values not at all. */
  readonly text: string;
  /** How many parentheses are open around it. */
  readonly depth: number;
  readonly start: number;
  readonly end: number;
}

export function isWord(token: Token | undefined, ...texts: string[]): boolean {
  return token?.kind === 'word' && texts.includes(token.text);
}

export function isSymbol(token: Token | undefined, text: string): boolean {
  return token?.kind === 'symbol' && token.text === text;
}

/** Whether it may name a table, a column or a function. */
export function isNaming(token: Token | undefined): token is Token {
  return token?.kind === 'word' || token?.kind === 'name';
}

/** The tokens between the parenthesis at `index` and the one that closes it. */
export function inside(tokens: readonly Token[], index: number): Token[] {
  const depth = tokens[index]?.depth ?? 0;
  const isClose = (token: Token) =>
    isSymbol(token, ')') && token.depth === depth;
  const close = tokens.findIndex((token, at) => at > index && isClose(token));
  return tokens.slice(index + 1, close < 0 ? undefined : close);
}
