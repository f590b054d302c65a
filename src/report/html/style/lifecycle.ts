export const LIFECYCLE = `
[data-page] h1 { outline: none; }
main > ul + h2 { margin-top: 1.2rem; }
.bar nav { display: flex; gap: 1rem; font-size: .9rem; }
.bar nav [aria-current] { color: var(--ink); text-decoration: none; font-weight: 600; }
.lifecycle { border-collapse: separate; border-spacing: 0; width: 100%; }
.lifecycle th { text-align: left; font-weight: 500; font-size: .84rem; padding: .25rem .6rem .25rem 1rem; }
.lifecycle thead th { position: sticky; top: 0; z-index: 2; background: var(--card); border-bottom: 1px solid var(--line); vertical-align: bottom; padding-top: .55rem; padding-bottom: .55rem; }
.lifecycle th[scope=row] { position: sticky; left: 0; z-index: 1; background: var(--card); white-space: nowrap; }
.lifecycle thead th:first-child { left: 0; z-index: 3; }
.lifecycle .founding { font-weight: 700; }
.lifecycle .phase th { padding: .9rem 1rem .25rem; color: var(--soft); font-size: .78rem; letter-spacing: .04em; text-transform: uppercase; }
.lifecycle .phase span { position: sticky; left: 1rem; }
.lifecycle td { padding: .15rem .4rem; white-space: nowrap; border-left: 1px solid var(--line); }
.lifecycle td small { color: var(--soft); font-size: .78rem; }
.lifecycle .sign { text-decoration: none; font-weight: 600; padding: 0 .3rem; margin-right: .2rem; }
.lifecycle .sign small { color: inherit; font-weight: 400; }
.lifecycle a.sign:hover { box-shadow: inset 0 0 0 1px var(--of); }
.questions section, .question { border-top: 1px solid var(--line); margin-top: 1.2rem; padding-top: .9rem; content-visibility: auto; contain-intrinsic-size: auto 12rem; }
.questions p, .question > p { max-width: 80ch; margin: 0 0 .5rem; }
.questions li, .question li { overflow-wrap: anywhere; font-size: .9rem; }
.answers { overflow-x: auto; margin: .5rem 0; }
.answers table { width: 100%; }
.answers th, .answers td { text-align: left; vertical-align: top; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--line); font-weight: 400; min-width: 5rem; overflow-wrap: anywhere; }
.answers thead th { color: var(--soft); }
.answers .number { text-align: right; font-variant-numeric: tabular-nums; }
.evidence > details { border-bottom: 1px solid var(--line); padding: .35rem 0; }
.evidence summary { overflow-wrap: anywhere; }
.evidence pre { overflow-x: auto; }
@media (max-width: 40rem) { .lifecycle th[scope=row] { white-space: normal; overflow-wrap: anywhere; min-width: 9.5rem; max-width: 9.5rem; padding-left: .6rem; } }
`;
