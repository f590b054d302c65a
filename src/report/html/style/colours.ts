/** Each with its value by day and by night; text keeps 4.5:1 on its ground. */
export const COLOURS = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#faf9f7, #15171b);
  --card: light-dark(#ffffff, #1c1f24);
  --ink: light-dark(#1e2126, #e4e6ea);
  --soft: light-dark(#5a5f69, #a3a9b4);
  --line: light-dark(#e2dfd9, #31353d);
  --link: light-dark(#27558a, #8fbbea);
  --focus: light-dark(#2b6cb0, #8fbbea);
  --good: light-dark(#1d6841, #83d0a3);
  --good-ground: light-dark(#e7f3ec, #182c21);
  --bad: light-dark(#9c2428, #ffa39c);
  --bad-ground: light-dark(#fbe7e5, #3b1d1f);
  --open: light-dark(#745000, #e6c377);
  --open-ground: light-dark(#f8efd8, #322a15);
  --kit: light-dark(#623a97, #c9abf2);
  --kit-ground: light-dark(#f0e9f8, #2a2140);
  --a: light-dark(#27558a, #8fbbea);
  --b: light-dark(#8a4b12, #eab37e);
  --c: light-dark(#4f6b1b, #b6d37c);
  --d: light-dark(#7d2f6b, #e3a4d3);
}
:root[data-theme=light] { color-scheme: light; }
:root[data-theme=dark] { color-scheme: dark; }
[data-v=holds], [data-v='as claimed'] { --of: var(--good); --of-ground: var(--good-ground); }
[data-v=violated] { --of: var(--bad); --of-ground: var(--bad-ground); }
[data-v=unknown], [data-v=differs] { --of: var(--open); --of-ground: var(--open-ground); }
[data-v='harness error'] { --of: var(--kit); --of-ground: var(--kit-ground); }
[data-v='not exercised'], [data-v='not applicable'], [data-v=thin],
[data-v='no claim'], [data-v='open question'], [data-v='not run here'] {
  --of: var(--soft); --of-ground: transparent;
}
[data-v][data-thin] { --of-ground: transparent; }
[data-lane=A] { --lane-colour: var(--a); }
[data-lane=B] { --lane-colour: var(--b); }
[data-lane=C] { --lane-colour: var(--c); }
[data-lane=D] { --lane-colour: var(--d); }
[data-lane=all] { --lane-colour: var(--soft); }
`;
