export const BASE = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif;
}
code, pre, .clause, .said, .log, .spots, .known dd, .at, #detail h1 {
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
}
code, pre { font-size: .92em; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
[hidden] { display: none !important; }
.vh {
  position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap; border: 0;
}
.skip { position: absolute; left: -999em; }
.skip:focus { left: 1rem; top: .5rem; z-index: 9; background: var(--card); padding: .5rem 1rem; }
.bar {
  display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem;
  padding: .7rem 1.5rem; border-bottom: 1px solid var(--line); background: var(--card);
}
.bar p { margin: 0; color: var(--soft); font-size: .85rem; flex: 1 1 12rem; overflow-wrap: anywhere; }
.bar .name { color: var(--ink); font-weight: 650; text-decoration: none; letter-spacing: -.01em; }
main { padding: 1.5rem; max-width: 110rem; margin: 0 auto; }
h1 { font-size: 1.55rem; line-height: 1.2; margin: 0; letter-spacing: -.015em; font-weight: 650; }
h2 { font-size: 1.05rem; margin: 0 0 .5rem; font-weight: 650; }
h3 { font-size: .95rem; margin: 1.1rem 0 .3rem; font-weight: 600; }
.story h3 { font-size: .85rem; margin: 1.2rem 0 .4rem; font-weight: 600; color: var(--soft); }
h3 small, .hint, .facts, .lead, .over { color: var(--soft); font-weight: 400; }
.lead { margin: .2rem 0 1.1rem; }
.hint, .facts { font-size: .88rem; margin: 0 0 .5rem; }
.notice {
  background: var(--open-ground); border-left: 3px solid var(--open);
  margin: 0 0 1rem; padding: .5rem .8rem; overflow-wrap: anywhere;
}
button, select, input[type=search] {
  font: inherit; font-size: .88rem; color: inherit; background: var(--card);
  border: 1px solid var(--line); border-radius: 6px; padding: .3rem .65rem; min-height: 2.1rem;
}
::placeholder { color: var(--soft); opacity: 1; }
button { cursor: pointer; }
button:hover:not(:disabled), select:hover { border-color: var(--soft); }
button[aria-pressed=true] { border-color: var(--link); box-shadow: inset 0 0 0 1px var(--link); }
button:disabled { color: var(--soft); cursor: default; }
summary { cursor: pointer; }
ul, ol { margin: 0; padding-left: 1.2rem; }
dl, dd { margin: 0; }
dt { font-weight: 600; }
.sign {
  display: inline-block; min-width: 1.6em; text-align: center; border-radius: 4px;
  color: var(--of); background: var(--of-ground);
}
`;
