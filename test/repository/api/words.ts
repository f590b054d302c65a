import ts from 'typescript-6';

/** What the doc comment of an export says, with the errors that it names. */
export function wordsOf(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const told = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const errors = symbol
    .getJsDocTags(checker)
    .filter(({ name }) => name === 'throws')
    .map(({ text }) => `Throws: ${ts.displayPartsToString(text)}`);
  return [told, ...errors].filter((each) => each !== '').join('\n\n');
}
