// The landing page's script: asks Medusa how the payment went, and goes on. It needs no cookie. Copy it.
const page = document.getElementById("landing")
const { medusa, key, session, order, checkout, lang } = page.dataset

const SOON_MS = 1_500
const LATER_MS = 5_000
const SLOW_AFTER_MS = 20_000

const ask = async () => {
  const response = await fetch(`${medusa}/store/paynet/sessions/${encodeURIComponent(session)}`, {
    headers: { "x-publishable-api-key": key },
    cache: "no-store",
    credentials: "omit",
  })
  if (response.status >= 400 && response.status < 500) return null
  if (!response.ok) throw new Error(`Medusa answered ${response.status}`)
  return (await response.json()).session
}

const say = (text) => {
  const line = page.querySelector("[role=status]")
  if (line.textContent !== text) line.textContent = text
}

const end = (heading, text) => {
  page.querySelector("h1").textContent = heading
  say(text)
  page.classList.add("ended")
  page.querySelector("a[hidden]").hidden = false
}

const started = Date.now()

const look = async () => {
  const waited = Date.now() - started
  try {
    const payment = await ask()
    if (!payment) return end(page.dataset.unknown, "")
    const { status, reason, order_id, message } = payment
    // `replace`, so that the back button does not lead to this page again.
    if (status === "paid" && order_id) return location.replace(`${order}${order_id}?lang=${lang}`)
    if (status === "held" || status === "refunded") return end(page.dataset[status], message)
    if (status === "declined" || status === "expired" || reason === "not_completed") return location.replace(checkout)
    if (waited > SLOW_AFTER_MS) say(page.dataset.slow)
  } catch {
    say(page.dataset.offline)
  }
  setTimeout(look, waited > SLOW_AFTER_MS ? LATER_MS : SOON_MS)
}

look()
