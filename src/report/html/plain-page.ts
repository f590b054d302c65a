import { documentOf } from './document.js';
import { html, type Markup } from './markup.js';

const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
];

/** A page of the kit, without a script. */
export function plainPage(title: string, body: Markup): string {
  return documentOf({
    title,
    policy: POLICY,
    body: html`<header class="bar"><a class="name" href="index.html">worldproof</a></header>
<main>
<h1>${title}</h1>
${body}
</main>`,
  });
}
