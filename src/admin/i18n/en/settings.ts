export const settings = {
  faults: "The saved settings do not go together with the config file, so no payment page can be opened:",
  source: { config: "Config file", admin: "Set here", default: "Default" },
  sourceMeans: {
    config: "This value is in the server's config file. What you save here wins over it.",
    admin: "This value was saved here and wins over the config file.",
    default: "Neither saved here nor in the config file.",
  },
  back: "Back to the config file's value ({{value}})",
  backToDefault: "Back to the default",
  willGoBack: "Goes back on saving",
  yes: "yes",
  no: "no",
  saved: "Saved. Every server follows within five seconds.",
  notSaved: "Not saved",
  connection: {
    title: "Connection to Paynet",
    text: "Which Paynet this store talks to, and with which key.",
    environment: "Environment",
    environmentMeans: "Test takes no real money; live does.",
    test: "Test",
    live: "Live",
    keyTest: "Test key",
    keyLive: "Live key",
    keySet: "ends in {{last}}",
    keySetBare: "set",
    keyMissing: "not set",
    inUse: "in use",
    change: "Change",
    verify: "Verify",
    verifying: "Asking Paynet…",
    keyBack: "Use the config file's key",
  },
  keyDrawer: {
    title: "Environment and key",
    text: "The key and its environment are saved together. The key is kept encrypted and is never shown again.",
    keyHint: "From Paynet's panel. Leave it empty to keep the key that is set.",
    keyNeeded: "From Paynet's panel. This environment has no key yet.",
    tooShort: "At least 8 characters, without blanks.",
    tryIt: "Try before saving",
    goLive: "From the moment you save, shoppers are charged real money.",
    goTest: "From the moment you save, the store takes no real money.",
  },
  noEncryption: {
    title: "A key cannot be saved here yet",
    text: "Keys are kept encrypted. Make an encryption key on the server, put it into the plugin's options as encryptionKey, and restart:",
    meanwhile: "Until then the key can be given as secretKey in the same place.",
  },
  openLinks: {
    title: "Links that can still be paid",
    text_one:
      "{{count}} open payment link was made with the connection of now. After saving, payments on it cannot be seen until you go back. Wait until it has run out, if you can.",
    text_other:
      "{{count}} open payment links were made with the connection of now. After saving, payments on them cannot be seen until you go back. Wait until they have run out, if you can.",
    confirm: "Save all the same",
  },
  verified: {
    ok: "The key works. Paynet answered ({{host}}).",
    no_key: "There is no key to try. Enter one first.",
    encryption_key_missing:
      "A key was saved here, but encryptionKey is no longer in the config file. Put it back, or save the key again.",
    encryption_key_changed:
      "The saved key cannot be opened: encryptionKey is not the one it was saved with. Put the old one back, or save the key again.",
    key_unreadable: "The saved key is damaged. Save it again.",
    wrong_key:
      "Paynet does not know this key (401). Is it the secret key, not the publishable one, and of the right environment? Copy it again, without blanks.",
    forbidden:
      "Paynet knows the key but refuses this server (403). Most likely the address it calls from is not registered: give Paynet this server's fixed outgoing IP address.",
    forbiddenFrom:
      "Paynet knows the key but refuses this server (403). It calls from {{address}}: have this address registered at Paynet.",
    timeout:
      "Paynet did not answer in time. Does the server's firewall let it out to {{host}}, and is the address registered at Paynet? Try again in a minute.",
    unreachable: "{{host}} could not be reached. Is the server allowed out to the internet, and is the address right?",
    refused: "Paynet refused ({{status}}). If it stays so, ask Paynet.",
    unreadable:
      "Something answered at {{host}}, but not Paynet. Check apiUrl in the config file, and proxies in between.",
  },
  options: {
    title: "Payments",
    text: "Changes hold for links that are made from now on.",
  },
  field: {
    linkLifetimeHours: {
      label: "Checkout links are valid for",
      means: "After this time a shopper must start the payment again. Links you send yourself ask each time.",
      unit: "hours",
      wrong: "A whole number of hours from 1 to 720.",
    },
    installments: {
      label: "Instalments",
      means: "Which instalment counts shoppers may choose on Paynet's page.",
      asPaynet: "As agreed with Paynet",
      none: "Single payment only",
      some: "Only these:",
      single: "Single",
      wrong: "Choose at least one.",
    },
    commission: {
      label: "Paynet's commission",
      means: "Who pays it. If the shopper does, Paynet adds it to what the card pays; the order keeps its total.",
      merchant: "The store pays it",
      shopper: "The shopper pays it",
    },
    ratioCode: {
      label: "Commission table",
      means: "The ratio_code agreed with Paynet. Leave it empty unless Paynet gave you one.",
      wrong: "At most 50 characters, without blanks.",
    },
    agentId: {
      label: "Dealer code",
      means: "The agent_id under which Paynet books the sales. Leave it empty unless Paynet gave you one.",
      wrong: "At most 50 characters, without blanks.",
    },
    heldPayments: {
      label: "Money without an order",
      means:
        "Keep it until a person decides, or give it back by itself: paid late, paid twice and no order go back after 15 minutes, at most five an hour. A wrong amount is always kept.",
      hold: "Keep it until a person decides",
      refund: "Give it back by itself",
    },
    locale: {
      label: "Language for shoppers",
      means: "Used when the cart names no language.",
      tr: "Turkish",
      en: "English",
    },
    sendEmail: {
      label: "E-mail for payment links",
      means: "Proposed when you send a link: Paynet mails it to the customer.",
    },
    sendSms: {
      label: "SMS for payment links",
      means: "Proposed when you send a link: Paynet texts it to the customer.",
    },
  },
  configOnly: {
    title: "In the config file only",
    text: "These can only be changed on the server.",
    backendUrl: "This server's public address",
    returnUrl: "Page that shoppers come back to",
    flow: "Order is placed",
    pay_first: "once paid",
    order_first: "before payment (experimental)",
    posType: "POS",
    posPaynet: "Paynet's",
    posOwn: "your own",
    timeoutMs: "Patience with Paynet",
    seconds: "{{count}} s",
    apiUrl: "Another address for Paynet's API",
  },
  history: {
    title: "Saves",
    text: "Who saved what, and when. Values are not kept.",
    empty: "Nothing was saved here yet.",
    keyTest: "Test key",
    keyLive: "Live key",
    environment: "Environment",
  },
}
