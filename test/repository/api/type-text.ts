import ts from 'typescript-6';

const FLAGS =
  ts.NodeBuilderFlags.MultilineObjectLiterals |
  ts.NodeBuilderFlags.NoTruncation |
  ts.NodeBuilderFlags.InTypeAlias;

const printer = ts.createPrinter();
const nowhere = ts.createSourceFile('x.ts', '', ts.ScriptTarget.ES2022);

/** Exported names by the text of what they are made of, for types without one. */
export type Names = ReadonlyMap<string, string>;

/** The exports whose types are objects that have no name of their own. */
export function namesOf(
  symbols: readonly ts.Symbol[],
  checker: ts.TypeChecker
): Names {
  const names = new Map<string, string>();
  for (const { name, declarations = [] } of symbols) {
    const [declaration] = declarations;
    if (!declaration || !ts.isTypeAliasDeclaration(declaration)) continue;
    const type = checker.getTypeAtLocation(declaration.name);
    const node = checker.typeToTypeNode(type, undefined, FLAGS);
    if (node && ts.isTypeLiteralNode(node)) names.set(flat(node), name);
  }
  return names;
}

/** A type as its reader would write it: what has an exported name, by that. */
export function typeText(
  type: ts.Type,
  checker: ts.TypeChecker,
  names: Names
): string {
  const node = checker.typeToTypeNode(type, undefined, FLAGS);
  if (!node) return checker.typeToString(type);
  const { transformed } = ts.transform(node, [
    (context) => (root) => {
      const visit = (each: ts.Node): ts.Node => {
        const name = ts.isTypeLiteralNode(each) && names.get(flat(each));
        if (name) return ts.factory.createTypeReferenceNode(name);
        return ts.visitEachChild(each, visit, context);
      };
      return visit(root) as ts.TypeNode;
    },
  ]);
  return halved(print(transformed[0] ?? node));
}

/** Indented by two, as the code of the project is. */
export function halved(text: string): string {
  return text.replaceAll(/^( {4})+/gm, (indent) =>
    indent.slice(indent.length / 2)
  );
}

function flat(node: ts.Node): string {
  return print(node).replaceAll(/\s+/g, ' ');
}

function print(node: ts.Node): string {
  const text = printer.printNode(ts.EmitHint.Unspecified, node, nowhere);
  return text.replaceAll(/import\("[^"]+"\)\./g, '');
}
