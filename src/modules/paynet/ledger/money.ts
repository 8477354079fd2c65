import { type Kurus, kurusToLira } from "../../../paynet/kurus"

/** The two columns that Medusa keeps for an amount of money, in lira. */
export const moneyColumns = (name: string, amount: Kurus | null): Record<string, string | null> => {
  if (amount === null) return { [name]: null, [`raw_${name}`]: null }
  const value = kurusToLira(amount)
  return { [name]: value, [`raw_${name}`]: JSON.stringify({ value, precision: 20 }) }
}
