import { Markup } from "./markup"

/** The only style of all pages; nothing is loaded from anywhere. */
export const STYLE = new Markup(`
:root { color-scheme: light dark; --ink: #1c2430; --dim: #596273; --paper: #fff; --ground: #f2f4f8; --line: #d5dae3;
  --accent: #0b57d0; --on-accent: #fff; --bad: #b3261e }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf0; --dim: #a5adba; --paper: #1b2029; --ground: #11151b;
  --line: #3a4250; --accent: #9ec1ff; --on-accent: #0a1c3d; --bad: #ffb4ab } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 30rem; margin: 0 auto; padding: 1rem }
main.wide { max-width: 80rem }
.columns { max-width: 62rem; margin: 0 auto } .top { max-width: 62rem; margin: .5rem auto 0 }
@media (min-width: 56rem) { .columns { display: grid; grid-template-columns: 1fr 1.1fr; gap: 1rem; align-items: start } }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem; margin: 1rem 0 }
h1 { font-size: 1.35rem; margin: 0 0 .5rem } h2 { font-size: 1.05rem; margin: 0 0 .5rem }
.amount { font-size: 2rem; font-weight: 700; margin: 0 }
.dim { color: var(--dim) } .note { white-space: pre-line; overflow-wrap: anywhere }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 1rem 0 0 }
dt { color: var(--dim) } dd { margin: 0; overflow-wrap: anywhere }
label { display: block; font-weight: 600; margin-top: .9rem }
input, select { width: 100%; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--dim);
  border-radius: 8px; padding: .65rem .75rem; margin-top: .25rem }
input[type="radio"] { width: 1.1rem; height: 1.1rem; margin: 0; accent-color: var(--accent) }
fieldset { border: 0; padding: 0; margin: .9rem 0 0 } legend { font-weight: 600; padding: 0; margin-bottom: .25rem }
.plan { display: grid; grid-template-columns: auto 1fr auto; gap: .25rem .75rem; align-items: center; margin: 0;
  padding: .6rem .75rem; border: 1px solid var(--line); font-weight: 400; cursor: pointer; font-variant-numeric: tabular-nums }
.plan + .plan { border-top: 0 } .plan:first-of-type { border-radius: 8px 8px 0 0 } .plan:last-of-type { border-radius: 0 0 8px 8px }
.plan:only-of-type { border-radius: 8px } .plan:has(:checked) { background: var(--ground) } .plan span span { display: inline-block; white-space: nowrap } .plan .dim { margin-left: .25rem }
.whole { font-weight: 600; text-align: right } @media (max-width: 30rem) { .plan span span { display: block } .plan .dim { margin: 0 } }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; align-items: end }
button, .button { font: inherit; font-weight: 600; border-radius: 8px; padding: .75rem 1rem; cursor: pointer;
  border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); text-decoration: none }
.actions { display: grid; gap: .75rem; margin-top: 1.25rem } .button { display: block; text-align: center }
.second { background: transparent; color: var(--accent) }
.problem { border-left: 4px solid var(--bad); padding: .5rem .75rem; margin: 0 0 1rem; color: var(--bad); font-weight: 600 }
a { color: var(--accent) } :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
ul.plain { list-style: none; margin: 0; padding: 0 }
.testcard { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .1rem .75rem; padding: .6rem .75rem; margin-top: .5rem;
  border: 1px solid var(--line); border-radius: 8px; text-decoration: none; font-variant-numeric: tabular-nums }
.testcard:hover, .testcard[aria-current] { border-color: var(--accent) }
.testcard[aria-current] { box-shadow: inset 0 0 0 1px var(--accent) }
.quiet { text-align: center; padding: .5rem } .id { font-size: .85rem } label .dim { font-weight: 400; font-size: .875rem }
form.card > label:first-child { margin-top: 0 } #card { scroll-margin-top: .5rem }
h3 { font-size: .9rem; margin: .9rem 0 .35rem; color: var(--dim) } .row + .row, h3 + .row + .row { margin-top: 1rem }
.second[aria-pressed="true"] { background: var(--accent); color: var(--on-accent) }
.long { display: block; max-width: 26rem; overflow: hidden; text-overflow: ellipsis }
.scroll { overflow-x: auto } table { border-collapse: collapse; width: 100%; font-size: .875rem }
th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid var(--line); white-space: nowrap }
.row { display: flex; flex-wrap: wrap; gap: .5rem } .row form { margin: 0 }
td button, .row button { padding: .35rem .7rem; font-size: .875rem }
pre { overflow: auto; font-size: .8rem; max-height: 20rem }
`)
