export const DETAIL = `
#detail { max-width: 72rem; margin: 0 auto; }
#detail nav { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .2rem 1rem; font-size: .88rem; color: var(--soft); margin-bottom: 1.2rem; }
#detail nav span { overflow-wrap: anywhere; }
.over { margin: 0 0 .2rem; font-size: .85rem; }
#detail h1 { overflow-wrap: anywhere; outline: none; }
.statement { font-size: 1.1rem; max-width: 68ch; margin: .6rem 0 1.4rem; }
.pair { display: grid; gap: 1rem 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); margin-bottom: 1.4rem; }
.pair > div, .elsewhere { border-top: 1px solid var(--line); padding-top: .8rem; }
.pair h2, .elsewhere h2 { font-size: .85rem; color: var(--soft); font-weight: 600; }
.pair ul { font-size: .9rem; overflow-wrap: anywhere; }
.big { font-size: 1.15rem; margin: 0 0 .4rem; }
.elsewhere { margin-bottom: 1.4rem; }
.elsewhere ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; font-size: .9rem; }
#detail > h2 { border-top: 1px solid var(--line); padding-top: 1rem; }
.divergence { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .6rem 1rem; margin-bottom: .7rem; }
.divergence > summary { font-weight: 600; overflow-wrap: anywhere; }
.story { padding-top: .5rem; }
.doubt li { margin-bottom: .4rem; }
.doubt p { margin: 0; }
.slider { display: flex; align-items: center; gap: .6rem; margin: 1rem 0 .7rem; font-size: .9rem; }
.slider input { flex: 1 1 8rem; min-width: 0; max-width: 24rem; accent-color: var(--link); }
.slider button { min-width: 2.1rem; }
.slider output { font-variant-numeric: tabular-nums; color: var(--soft); white-space: nowrap; }
.lanes { --gap: .6rem; }
.heads, .steps > li { display: grid; grid-template-columns: repeat(var(--lanes), minmax(0, 1fr)); gap: var(--gap); }
.heads { font-weight: 650; font-size: .9rem; margin-bottom: .4rem; }
.heads span { color: var(--lane-colour); padding-left: .7rem; border-bottom: 1px solid var(--line); }
.heads small { font-weight: 400; }
.steps { list-style: none; padding: 0; }
.steps > li { margin-bottom: .45rem; }
.step { grid-column: var(--lane); background: var(--card); border: 1px solid var(--line); border-left: 3px solid var(--lane-colour); border-radius: 6px; padding: .4rem .7rem; min-width: 0; overflow-wrap: anywhere; }
.step[data-lane=all] { border-style: none; background: transparent; padding-left: .7rem; }
.divergence .step:not([data-lane=all]) { background: var(--ground); }
.who { color: var(--lane-colour); font-size: .78rem; font-weight: 650; }
.who small { font-weight: 400; margin-left: .4em; }
.said p { margin: 0; font-size: .88rem; }
.said .note { font-family: inherit; }
.answer { font-weight: 650; }
[aria-current=step] .step { box-shadow: 0 0 0 2px var(--lane-colour); }
[aria-current=step] .step[data-lane=all] { border-radius: 6px; }
[data-later] .step { background: transparent; border-color: var(--line); border-style: dashed; color: var(--soft); }
[data-later] .answer, [data-later] .note, [data-later] .gate, [data-later] .log { visibility: hidden; }
.gate { font-size: .84rem; color: var(--soft); margin-top: .2rem; }
.gate summary { list-style: none; }
.gate summary::-webkit-details-marker { display: none; }
.gate summary::after { content: ' …'; }
.gate[open] summary::after { content: ''; }
.gate p { margin: .2rem 0; }
.gate ol { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .92em; }
.log { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem; margin-top: .4rem; font-size: .82rem; }
.log li { border: 1px solid var(--line); border-radius: 4px; padding: .05rem .45rem; background: var(--card); }
.log .seen { border-color: var(--bad); color: var(--bad); background: var(--bad-ground); }
.known { display: grid; gap: .6rem 1.4rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); font-size: .86rem; }
.known dt { color: var(--lane-colour, var(--soft)); }
.known dd { overflow-wrap: anywhere; }
.known .held, .known em { color: var(--soft); }
.order { list-style: none; padding: 0; counter-reset: order; font-size: .86rem; }
.order li { counter-increment: order; display: grid; grid-template-columns: 1.5rem minmax(0, 1fr); gap: 0 .5rem; padding: .2rem 0; }
.order li::before { content: counter(order); color: var(--soft); text-align: right; }
.order .stuck::before { content: '✘'; color: var(--bad); }
.order .call, .order .state { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.order b { color: var(--lane-colour); }
.order .state { color: var(--soft); grid-column: 2; }
.order .stuck .call { color: var(--bad); }
@media (min-width: 50rem) {
  .order li { grid-template-columns: 1.5rem minmax(0, 3fr) minmax(0, 2fr); gap: .8rem; }
  .order .state { grid-column: 3; }
}
.broken { border-left: 3px solid var(--bad); padding: .1rem 0 .1rem .8rem; margin-top: 1.2rem; overflow-wrap: anywhere; }
.broken p { margin: .1rem 0; font-size: .92rem; max-width: 80ch; }
.command { display: flex; gap: .6rem; align-items: flex-start; position: relative; }
.command pre { flex: 1 1 auto; min-width: 0; margin: 0; max-height: 5.2rem; overflow: auto; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: .45rem .7rem; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .8rem; }
@media (max-width: 40rem) {
  .heads { display: none; }
  .steps > li { grid-template-columns: minmax(0, 1fr); }
  .step { grid-column: 1 / -1; }
  .step[data-lane=B] { margin-left: .9rem; }
  .step[data-lane=C] { margin-left: 1.8rem; }
  .step[data-lane=D] { margin-left: 2.7rem; }
  .command { flex-direction: column; }
}
@media (prefers-reduced-motion: no-preference) { .causes summary::before { transition: transform .15s; } }
`;
