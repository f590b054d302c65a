import ts from 'typescript-6';
import { halved, type Names, typeText } from './type-text.js';

/** How an export is written for its reader, in lines of TypeScript. */
export function declarationOf(
  symbol: ts.Symbol,
  checker: ts.TypeChecker,
  names: Names
): string {
  const others = new Map([...names].filter(([, name]) => name !== symbol.name));
  const texts = (symbol.declarations ?? []).map((each) =>
    textOf(each, symbol, { checker, names: others })
  );
  return [...new Set(texts)].join('\n');
}

interface Scope {
  readonly checker: ts.TypeChecker;
  readonly names: Names;
}

function textOf(
  declaration: ts.Declaration,
  symbol: ts.Symbol,
  scope: Scope
): string {
  if (ts.isTypeAliasDeclaration(declaration)) {
    return aliasText(declaration, scope);
  }
  if (ts.isInterfaceDeclaration(declaration) && declaration.heritageClauses) {
    const parameters = declaration.typeParameters?.map((it) => it.getText());
    const generic = parameters ? `<${parameters.join(', ')}>` : '';
    const type = scope.checker.getTypeAtLocation(declaration);
    return membersText(`interface ${symbol.name}${generic} {`, type, scope);
  }
  if (ts.isVariableDeclaration(declaration)) return variableText(symbol, scope);
  return bare(declaration);
}

function bare(declaration: ts.Declaration): string {
  return halved(
    declaration.getText().replace(/^(export |declare |default )+/, '')
  );
}

/** Of a type that is made from others the name says nothing: its members do. */
function aliasText(alias: ts.TypeAliasDeclaration, scope: Scope): string {
  const isMade =
    ts.isTypeReferenceNode(alias.type) ||
    ts.isIndexedAccessTypeNode(alias.type);
  if (!isMade) return bare(alias);
  const type = scope.checker.getTypeAtLocation(alias.name);
  const head = `type ${alias.name.text} =`;
  const isObject = (type.flags & ts.TypeFlags.Object) !== 0;
  if (isObject) return membersText(`${head} {`, type, scope);
  return `${head} ${typeText(type, scope.checker, scope.names)};`;
}

function membersText(head: string, type: ts.Type, scope: Scope): string {
  const members = scope.checker
    .getPropertiesOfType(type)
    .flatMap((member) => memberLines(member, scope));
  return [head, ...members.map((line) => `  ${line}`), '}'].join('\n');
}

function memberLines(member: ts.Symbol, scope: Scope): string[] {
  const words = ts
    .displayPartsToString(member.getDocumentationComment(scope.checker))
    .split('\n');
  const [first = ''] = words;
  const comment =
    words.length > 1
      ? ['/**', ...words.map((line) => ` * ${line}`), ' */']
      : [`/** ${first} */`];
  const isOptional = (member.flags & ts.SymbolFlags.Optional) !== 0;
  const text = `${member.name}${isOptional ? '?' : ''}: ${memberType(member, scope)};`;
  return [...(first === '' ? [] : comment), ...text.split('\n')];
}

/** As it is written, where somebody has: names of types say more than members. */
function memberType(member: ts.Symbol, { checker, names }: Scope): string {
  const [written] = member.declarations ?? [];
  const isWritten =
    written &&
    ts.isPropertySignature(written) &&
    ts.isInterfaceDeclaration(written.parent);
  if (isWritten && written.type) {
    return halved(written.type.getText()).replace(/ \| undefined$/, '');
  }
  const type = checker.getTypeOfSymbol(member);
  const isOptional = (member.flags & ts.SymbolFlags.Optional) !== 0;
  const shown = isOptional ? checker.getNonNullableType(type) : type;
  return typeText(shown, checker, names);
}

/** A schema is told by what it reads. */
function variableText(symbol: ts.Symbol, { checker, names }: Scope): string {
  const type = checker.getTypeOfSymbol(symbol);
  const isSchema = type.getProperty('safeParse') !== undefined;
  const read = symbol.name.replace(/Schema$/, '');
  const shown = isSchema
    ? `z.ZodType<${read}>`
    : typeText(type, checker, names);
  return `const ${symbol.name}: ${shown};`;
}
