/** The link to a heading, as Markdown hosts make anchors of headings. */
export function linkTo(heading: string): string {
  const anchor = heading.toLowerCase().replaceAll(/[^a-z0-9_ -]/g, '');
  return `[${heading}](#${anchor.replaceAll(' ', '-')})`;
}

/** The link to a piece of evidence or a source, by its id. */
export function linkToId(id: string): string {
  return `[${id}](#${id.toLowerCase()})`;
}

/** What such a link leads to. */
export function anchor(id: string): string {
  return `<a id="${id.toLowerCase()}"></a>`;
}
