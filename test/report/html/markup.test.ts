import { describe, expect, it } from 'vitest';
import { embedJson, html, Markup } from '../../../src/report/html/markup.js';

const NASTY = `</script><!--<img src=x onerror="alert(1)">'&\u2028`;

describe('text on the page', () => {
  it('is escaped in content and in attributes', () => {
    const { text } = html`<p title="${NASTY}">${NASTY}</p>`;
    expect(text.slice(3)).not.toMatch(/<(?!\/p>)|&(?!amp;|lt;|gt;|quot;|#39;)/);
    expect(text.match(/"/g)).toHaveLength(2);
  });

  it('is left as it is where it is markup already', () => {
    const items = ['a', 'b'].map((each) => html`<li>${each}</li>`);
    const { text } = html`<ul>${items}${undefined}${false}${0}</ul>`;
    expect(text).toBe('<ul><li>a</li><li>b</li>0</ul>');
    expect(html`${new Markup('<br>')}`.text).toBe('<br>');
  });

  it('can neither end a script of JSON nor open a comment in it', () => {
    const { text } = embedJson({ [NASTY]: [NASTY] });
    expect(text).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(text)).toEqual({ [NASTY]: [NASTY] });
  });
});
