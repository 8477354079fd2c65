/** The setup check: what each line looks at, what it found, and what to do. */
export const setup = {
  title: "Setup",
  again: "Check again",
  allGood: "Everything is in place.",
  ready_one: "Payments can be taken. {{count}} thing to look at.",
  ready_other: "Payments can be taken. {{count}} things to look at.",
  todo_one: "{{count}} thing to do.",
  todo_other: "{{count}} things to do.",
  state: { ok: "In order", warning: "Warning", fault: "To do" },
  notChecked: "This could not be checked. The server's log says why.",
  key: { label: "Paynet accepts the key" },
  provider_enabled: {
    label: "Paynet is switched on in a region",
    ok: "In {{regions}}.",
    no_region:
      "No region with the currency TRY has Paynet. Settings → Regions → your TRY region → Edit → Payment providers: add Paynet.",
    other_currency: "Paynet takes TRY only, but it is switched on in {{regions}}. Take it off there.",
  },
  backend_url: {
    label: "This server is reached at its public address",
    ok: "{{url}} leads here.",
    private:
      "{{url}} is an address of this network, which Paynet cannot reach. Payments still arrive, by the shopper's return and by the job. For a live store set backendUrl to a public https address.",
    timeout: "{{url}} did not answer in time. Check backendUrl, DNS and the proxy in front of this server.",
    unreachable: "{{url}} could not be reached. Check backendUrl, DNS, the certificate and the firewall.",
    other_answer:
      "Something else answers at {{url}}. Set backendUrl to the address under which this Medusa is reached.",
  },
  return_url: {
    label: "The page that shoppers come back to answers",
    ok: "It answers.",
    timeout: "It did not answer in time: {{url}}. Is the storefront running?",
    unreachable:
      "This server could not reach it: {{url}}. If a browser can, all is well. Otherwise: is the storefront running, and returnUrl right?",
    not_found: "The storefront has no such page (404): {{url}}. Add the page, or correct returnUrl.",
    refuses: "The page refuses visitors ({{status}}): {{url}}. It must open without a login.",
    fails: "The page has a fault of its own ({{status}}): {{url}}. Look at the storefront's log.",
  },
  locking: {
    label: "Locks between servers",
    ok: "They are shared.",
    in_memory:
      "Locks live in one process only. That is enough for a single process; with several add Medusa's locking module with Redis or Postgres.",
  },
  job: {
    label: "The background job runs",
    ok: "Last run {{date}}.",
    never: "It has never run. Start at least one Medusa process whose worker mode is shared or worker.",
    late: "It last ran {{date}}. Is the process that runs jobs still up?",
  },
  tables: {
    label: "The tables are there",
    ok: "All are there.",
    missing: "Missing: {{missing}}. Run npx medusa db:migrate.",
  },
  installation: {
    label: "This is the original, not a copy",
    ok: "Yes.",
    needs_answer:
      "The address changed. Answer the question at the top of this page; until then nothing is sent to Paynet.",
  },
}

export const installation = {
  title: "Did this store move, or is this a copy?",
  text: "This database went live at {{from}} and now runs at {{to}}. Until you say which it is, nothing is sent to Paynet and the job stands still.",
  moved: {
    label: "The store moved",
    title: "The store moved to the new address?",
    text: "Open links and payments stay this store's. Choose this only if the old address no longer runs.",
  },
  copy: {
    label: "This is a copy",
    title: "This is a copy of another store?",
    text: "The copy starts afresh: it leaves the open links and payments of the other store alone for good.",
  },
  done: "Noted. The job runs again.",
}
