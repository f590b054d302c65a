import { html, Markup } from './markup.js';
import { STYLE } from './style/style.js';

export interface DocumentParts {
  readonly title: string;
  /** What the page may load and run: its content security policy. */
  readonly policy: readonly string[];
  readonly generator?: string | undefined;
  readonly body: Markup;
}

/** A whole page of the kit, in its style, that asks no network for anything. */
export function documentOf({
  title,
  policy,
  generator,
  body,
}: DocumentParts): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${generator !== undefined && html`<meta name="generator" content="${generator}">\n`}<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(STYLE)}</style>
</head>
<body>
${body}
</body>
</html>
`;
  return page.text;
}
