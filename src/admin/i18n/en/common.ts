export const common = {
  cancel: "Cancel",
  close: "Close",
  save: "Save",
  retry: "Try again",
  copy: "Copy: {{what}}",
  copied: "Copied",
  notCopied: "The browser did not allow copying. Select the text and copy it yourself.",
  none: "–",
  details: "Details",
  test: "Test",
  testBanner: "Test environment. Nothing here is real money, and nothing paid here may be shipped.",
}

export const problem = {
  title: "This could not be loaded",
  offline: "The server could not be reached. Check your connection and try again.",
  login: "You are no longer logged in. Log in again.",
  forbidden: "Your user may not do this.",
  notFound: "Nothing with this id was found.",
  server: "The server had a fault. Its log says more.",
}

/** Paynet's codes of banks. */
export const bank = {
  ADVT: "Advantage",
  AXSS: "Axess",
  BONS: "Bonus",
  DENZ: "Denizbank",
  FINS: "CardFinans",
  KVYT: "Kuveyt Türk",
  MAXM: "Maximum",
  ODEA: "Odea",
  PARF: "Paraf",
  VAKF: "VakıfBank",
  WRLD: "World",
  ZDGR: "Other bank",
  ZRTB: "Ziraat",
}
