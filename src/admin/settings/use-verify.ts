import { toast } from "@medusajs/ui"
import { useMutation } from "@tanstack/react-query"
import type { AdminVerifyAnswer, AdminVerifyBody } from "../../types"
import { ask } from "../lib/ask"
import { problemOf } from "../lib/problem"
import { useText } from "../lib/use-text"

/** Tries a key at Paynet, a saved one or one that is not saved yet. */
export const useVerify = () => {
  const text = useText()
  return useMutation({
    mutationFn: (body: AdminVerifyBody) =>
      ask<AdminVerifyAnswer>("/admin/paynet/settings/verify", { method: "POST", body }),
    onError: (error) => toast.error(problemOf(error, text)),
    // A key must not linger in the cache of mutations.
    gcTime: 0,
  })
}
