import type { EntryPoint, Exported } from './entry-points.js';

const HEAD = `# API

Every name that the package exports, with its type and what it is for, as its
doc comments say. \`npx vitest run test/repository/api.test.ts -u\` writes this page
from the declarations of the build. [As a library](library.md) shows them at work.
`;

/** One page for all modules; what two of them export is told once. */
export function renderApi(entries: readonly EntryPoint[]): string {
  const told = new Map<string, string>();
  const parts = entries.map(({ module, words, exports }) => {
    const sections = exports.map((each) => {
      const elsewhere = told.get(each.declaration);
      told.set(each.declaration, elsewhere ?? module);
      return elsewhere === undefined
        ? section(each)
        : `### \`${each.name}\`\n\nAs in \`${elsewhere}\`.`;
    });
    return [`## \`${module}\``, words, ...sections].join('\n\n');
  });
  return `${[HEAD.trim(), ...parts].join('\n\n')}\n`;
}

function section({ name, declaration, words }: Exported): string {
  return `### \`${name}\`\n\n${words}\n\n\`\`\`ts\n${declaration}\n\`\`\``;
}
