import { useQuery } from "@tanstack/react-query"
import { ask } from "./ask"
import { OURS } from "./queries"

type User = { id: string; email: string; first_name?: string | null; last_name?: string | null }
type Order = { id: string; display_id: number | null }

const unique = (ids: (string | null)[]): string[] => [...new Set(ids.flatMap((id) => id ?? []))].sort()

/** Numbers of orders by their ids, from Medusa. */
export const useOrderNumbers = (ids: (string | null)[]): Map<string, number> => {
  const wanted = unique(ids)
  const { data } = useQuery({
    queryKey: [OURS, "order-numbers", wanted],
    queryFn: () =>
      ask<{ orders: Order[] }>("/admin/orders", {
        query: { id: wanted, fields: "id,display_id", limit: wanted.length },
      }),
    enabled: wanted.length > 0,
  })
  return new Map(data?.orders.flatMap(({ id, display_id }) => (display_id === null ? [] : [[id, display_id]])))
}

/** Names, or else e-mails, of admin users by their ids, from Medusa. */
export const useUserNames = (ids: (string | null)[]): Map<string, string> => {
  const wanted = unique(ids).filter((id) => id.startsWith("user_"))
  const { data } = useQuery({
    queryKey: [OURS, "users", wanted],
    queryFn: () =>
      ask<{ users: User[] }>("/admin/users", {
        query: { id: wanted, fields: "id,email,first_name,last_name", limit: wanted.length },
      }),
    enabled: wanted.length > 0,
  })
  const nameOf = ({ email, first_name, last_name }: User) => [first_name, last_name].filter(Boolean).join(" ") || email
  return new Map(data?.users.map((user) => [user.id, nameOf(user)]))
}
