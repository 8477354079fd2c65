import { FeatureFlag, generateJwtToken, Modules } from "@medusajs/framework/utils"
import { merchant } from "./admin"
import type { Stage } from "./stage"

type Route = { method: "GET" | "POST"; matcher: string; policy: { resource: string; operation: string } | null }

/** Medusa's roles are off unless asked for. To be called before the stage is set: the config file asks, then the boot. */
export const turnRolesOn = (): void => {
  FeatureFlag.setFlag("rbac", true)
  process.env.MEDUSA_FF_RBAC = "true"
}

/** Every route of ours under `/admin`, with what it asks of a role. */
export const routes = (): Route[] => require("../../.medusa/server/src/api/policies").ADMIN_POLICIES

/** Logins as Medusa gives them out, for a store in which Medusa's roles are on. */
export const roles = (stage: Stage) => {
  const bearer = (payload: object) => {
    const jwt = { secret: "integration-tests", expiresIn: "1h" } as const
    return { authorization: `Bearer ${generateJwtToken({ auth_identity_id: "authid_1", ...payload }, jwt)}` }
  }
  return {
    bearer,

    ask: ({ method, matcher }: Route, headers: Record<string, string> = {}) => {
      const path = matcher.replace(":id", "none")
      return (method === "GET" ? stage.http.get(path) : stage.http.post(path).send({})).set(headers)
    },

    /** The admin's login, with these roles and no other. */
    withRoles: async (...roleIds: string[]) => {
      const actor_id = await merchant(stage).userId()
      return bearer({ actor_id, actor_type: "user", app_metadata: { roles: roleIds } })
    },

    /** A role that may do these things, each as `resource:operation`. @returns its id */
    makeRole: async (...keys: string[]): Promise<string> => {
      const service = stage.container.resolve(Modules.RBAC)
      const { id: role_id } = await service.createRbacRoles({ name: keys.join(" ") })
      for (const key of keys) {
        const [resource = "", operation = ""] = key.split(":")
        const [known] = await service.listRbacPolicies({ key })
        const policy = known ?? (await service.createRbacPolicies({ key, name: key, resource, operation }))
        await service.createRbacRolePolicies({ role_id, policy_id: policy.id })
      }
      return role_id
    },
  }
}
