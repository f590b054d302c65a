export const OVERVIEW = `
#filters { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin-bottom: 1rem; }
#filters .text { flex: 0 1 15rem; }
#filters input, #filters select { width: 100%; }
.verdicts { display: flex; flex-wrap: wrap; gap: .35rem; }
.verdicts button { border-radius: 99px; white-space: nowrap; }
.verdicts [data-v] { color: var(--of); font-weight: 700; }
.verdicts b { font-weight: 600; font-variant-numeric: tabular-nums; }
.count { margin: 0; color: var(--soft); font-size: .88rem; }
.columns { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
.scroller {
  position: relative; overflow: auto; max-height: 82vh; background: var(--card);
  border: 1px solid var(--line); border-radius: 10px;
}
#none { padding: 0 1rem; color: var(--soft); }
table { border-collapse: collapse; font-size: .9rem; }
#matrix { border-collapse: separate; border-spacing: 0; width: 100%; }
#matrix th { text-align: left; font-weight: 500; }
#matrix thead th {
  position: sticky; top: 0; z-index: 2; background: var(--card); color: var(--soft);
  border-bottom: 1px solid var(--line); padding: .55rem .6rem; vertical-align: bottom; font-size: .85rem;
}
#matrix thead .subject { color: var(--ink); font-weight: 600; text-align: center; }
#matrix.many .subject { padding: .5rem .1rem; }
.many .subject span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; }
#matrix th.clause { position: sticky; left: 0; z-index: 1; background: var(--card); padding: .18rem .6rem .18rem 1rem; font-size: .84rem; white-space: nowrap; }
#matrix thead th.clause { z-index: 3; font-family: inherit; padding: .55rem .6rem .55rem 1rem; }
#matrix .phase th { padding: .9rem 1rem .25rem; color: var(--soft); font-size: .78rem; letter-spacing: .04em; text-transform: uppercase; }
#matrix .phase span { position: sticky; left: 1rem; }
#matrix .level { text-align: center; color: var(--soft); width: 3.2rem; }
abbr { text-decoration: none; }
#matrix td { padding: 1px; text-align: center; }
#matrix tr:hover > th.clause, #matrix tr:hover > td.level { color: var(--ink); background: var(--ground); }
#matrix td a {
  display: block; min-width: 1.6rem; padding: .16rem .3rem; border-radius: 5px; text-decoration: none;
  color: var(--of); background: var(--of-ground); font-weight: 600; line-height: 1.45; white-space: nowrap;
}
#matrix.few td a { min-width: 6.5rem; }
#matrix td small { font-weight: 400; font-size: .8rem; font-variant-numeric: tabular-nums; }
#matrix td a:hover { box-shadow: inset 0 0 0 1px var(--of); }
#matrix td[data-thin] a { font-weight: 400; }
#matrix tr > :last-child { padding-right: .6rem; }
#matrix td[data-off] a { visibility: hidden; }
.by-subject { display: grid; gap: 0 2.5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); align-items: start; }
.causes h3 { margin: .5rem 0; overflow-wrap: anywhere; }
.causes ol { list-style: none; padding: 0; }
.causes ol > li { border-top: 1px solid var(--line); padding: .4rem 0; }
.causes summary { display: flex; flex-wrap: wrap; gap: 0 .6rem; align-items: baseline; }
.causes summary::before { content: '›'; color: var(--soft); }
.causes [open] > summary::before { transform: rotate(90deg); }
.causes summary code { overflow-wrap: anywhere; }
.tally { margin-left: auto; color: var(--soft); font-size: .82rem; white-space: nowrap; }
.causes li > details[open] > :not(summary) { margin: .4rem 0 .4rem .9rem; }
.spots { list-style: none; padding: 0; font-size: .82rem; overflow-wrap: anywhere; }
.spots li { padding: .1rem 0; }
.links { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .1rem .9rem; font-size: .88rem; }
.legend, .subjects { margin-top: 1.5rem; }
.legend dl, .subjects dl { display: grid; gap: .4rem 1.5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); margin: .7rem 0; font-size: .9rem; }
.legend p { max-width: 75ch; color: var(--soft); font-size: .9rem; }
.subjects > details, .legend { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .6rem 1rem; margin-bottom: .6rem; }
.subjects summary span { color: var(--soft); }
.subjects summary, .subjects dd, .subjects p { overflow-wrap: anywhere; }
.subjects dt, .legend dt { font-size: .85rem; }
.inner { margin: .5rem 0; font-size: .9rem; }
.inner table { margin: .5rem 0; }
.inner th, .inner td { text-align: left; vertical-align: top; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid var(--line); font-weight: 400; overflow-wrap: anywhere; }
.inner thead th { color: var(--soft); white-space: nowrap; }
.inner .number { font-variant-numeric: tabular-nums; }
.sideways { overflow-x: auto; }
.token { display: block; overflow-wrap: anywhere; }
@media (min-width: 70rem) {
  .columns:has(.causes):has(.few) { grid-template-columns: minmax(0, 1fr) minmax(22rem, 32rem); }
}
@media (max-width: 40rem) {
  main { padding: 1rem; }
  .bar { padding: .6rem 1rem; justify-content: space-between; }
  .bar p { order: 3; flex-basis: 100%; }
  .scroller { max-height: none; overflow-y: hidden; }
  #filters .text { flex: 1 1 100%; }
  #filters label:not(.text) { flex: 1 1 40%; }
  #matrix th.clause { padding-left: .6rem; min-width: 9.5rem; max-width: 9.5rem; white-space: normal; overflow-wrap: anywhere; }
  #matrix.few td a { min-width: 4.2rem; padding: .16rem .1rem; }
  #matrix thead th { padding: .55rem .2rem; }
  #matrix .level { width: auto; padding: 0 .2rem; }
}
@media print { .scroller { max-height: none; overflow: visible; } }
`;
