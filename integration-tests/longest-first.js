const { default: Sequencer } = require("@jest/test-sequencer")

/** Long, though their files are small, by which Jest would guess: begun last, one of them would run alone at the end. */
const LONG = [
  ...["processes/", "histories/pay-first", "http/paynet-faults-check", "pack/", "http/sweep"],
  ...["http/orders", "http/job", "http/purchase", "http/hostile.", "http/refunds-followed", "http/refunds."],
]

const rank = ({ path }) => {
  const at = LONG.findIndex((part) => path.includes(part))
  return at < 0 ? LONG.length : at
}

module.exports = class extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rank(a) - rank(b))
  }
}
