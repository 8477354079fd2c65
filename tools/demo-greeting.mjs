// What the terminal shows once the demo stands.
import { createRequire } from "node:module"
import path from "node:path"
import { root } from "./run.mjs"

const require = createRequire(import.meta.url)

const cardLine = ({ number, expiry, cvv, password }) =>
  `    ${number.replace(/(\d{4})(?=\d)/g, "$1 ")}   ${expiry}   ${cvv}   3-D password: ${password}`

export const greeting = ({ urls, admin, log }, tookSeconds) => {
  const { TEST_CARDS } = require(path.join(root, ".medusa/server/src/simulator/payments/test-cards.js"))
  return `
Ready after ${tookSeconds} s. No real money, no real Paynet.

  Storefront   ${urls.storefront}/tr
  Paynet       ${urls.simulator}   (the simulator: its books, and switches for faults)
  Admin        ${urls.medusa}/app   ${admin.email} / ${admin.password}

Try this:
  1. Put something into the cart, go to checkout, press "Ödemeye geç", then "Öde" (English: top right corner).
  2. On Paynet's page take a test card, pay, confirm in 3-D Secure: you land on your order.
  3. In the admin open Orders: the order is captured. Refund it there.
  4. Once more, but press "Banka reddetsin" (let the bank decline), or close the window after paying, or open Paynet's page in another browser.
  5. On the simulator's page switch on a fault (confirmations lost, answers late) and pay again.

  Test cards
${TEST_CARDS.map(cardLine).join("\n")}

  The simulator's books are kept in memory: refunds work for payments made since this start.
  Medusa's log: ${log}
  Ctrl-C stops everything; npm run demo -- --reset begins anew.
`
}
