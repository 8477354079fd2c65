const MAX_READ = 4_000
const MAX_WRITTEN = 300
const LONGEST_HALF = 64

// In this order: a key is masked whole before its digits look like a card, a card before it looks like a phone number.
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/[^\s@<>"',;:()]{1,64}@[^\s@<>"',;:()]{1,255}/g, "[email]"],
  [/\b(?:basic|bearer)\s+\S+/gi, "[secret]"],
  [/\b(?:secret|token|password|authorization|key)(?:_\w{1,20})?["']?\s{0,3}[:=]\s{0,3}\S+/gi, "[secret]"],
  [/\b(?:sck|pbk|sk|pk)_[\w-]+/gi, "[secret]"],
  [/\b(?:\d{1,3}\.){3}\d{1,3}\b/g, "[ip]"],
  [/(?<![\w:])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{1,4}(?![\w:])/gi, "[ip]"],
  // A masked number counts too: its first six digits are more than the last four that may be kept.
  [/(?<!\w)\d(?:[ -]?[\d*xX•]){11,18}(?![\d*])/g, "[card]"],
  [/(?<!\w)\+?\(?\d(?:[ ()./-]{0,2}\d){8,14}(?!\d)/g, "[phone]"],
  [/(?=[\w+/=.-]*\d)[\w+/=.-]{20,}/g, "[secret]"],
  [/[A-Za-z_+/=-]{32,}/g, "[secret]"],
]

/**
 * Makes text from outside fit for a log line: masks e-mails, IP addresses, card-like digit runs, phone numbers and long
 * tokens or keys, and cuts to 300 characters. References of our own are long tokens as well and are masked with them.
 * It cannot know a person's name: never hand it a whole body, and prefer logging our own words.
 */
export const redact = (text: string): string => {
  // Line breaks from outside would forge log lines.
  const read = text.slice(0, MAX_READ).replace(/\p{Cc}+/gu, " ")
  const masked = MASKS.reduce((result, [pattern, mask]) => result.replace(pattern, mask), read)
  // Half a card number at the cut no longer looks like one, so the end of a cut text is given up.
  const whole = text.length > MAX_READ ? masked.slice(0, -LONGEST_HALF) : masked
  return whole.length > MAX_WRITTEN ? `${whole.slice(0, MAX_WRITTEN - 1)}…` : whole
}
