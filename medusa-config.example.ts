// A store's medusa-config.ts with Paynet. Copy what you need; every value comes from the environment (.env).
import { defineConfig, loadEnv } from "@medusajs/framework/utils"
import type { PaynetPluginOptions } from "medusa-payment-paynet"

loadEnv(process.env.NODE_ENV || "development", process.cwd())

export default defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: process.env.STORE_CORS ?? "",
      adminCors: process.env.ADMIN_CORS ?? "",
      authCors: process.env.AUTH_CORS ?? "",
      jwtSecret: process.env.JWT_SECRET,
      cookieSecret: process.env.COOKIE_SECRET,
    },
  },
  admin: { disable: process.env.DISABLE_MEDUSA_ADMIN === "true" },

  // Entry 1 of 2: the plugin, with all of Paynet's options. A wrong one stops the boot and says what is allowed.
  plugins: [
    {
      resolve: "medusa-payment-paynet",
      options: {
        // "test" or "live". Required, so that no forgotten line ever decides about real money.
        environment: process.env.PAYNET_ENVIRONMENT as PaynetPluginOptions["environment"],
        // Where Paynet's servers and your shoppers' browsers reach this Medusa, for example https://api.example.com
        backendUrl: process.env.MEDUSA_BACKEND_URL ?? "",
        // The storefront page that shoppers come back to, for example
        // https://shop.example.com/{country_code}/paynet/return?session={session_id}&lang={locale}
        returnUrl: process.env.PAYNET_RETURN_URL ?? "",
        // From Paynet's merchant panel, another one for each environment. Keep it out of git.
        secretKey: process.env.PAYNET_SECRET_KEY,
        // Only when the key is to be saved in the admin instead: openssl rand -base64 32
        encryptionKey: process.env.PAYNET_ENCRYPTION_KEY,
        // Only for the simulator on your own machine: http://127.0.0.1:4010 (npx paynet-simulator)
        apiUrl: process.env.PAYNET_API_URL || undefined,
      } satisfies PaynetPluginOptions,
    },
  ],

  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      options: {
        providers: [
          // Your other providers stay as they are, for example:
          // { resolve: "@medusajs/medusa/payment-stripe", id: "stripe", options: { apiKey: process.env.STRIPE_API_KEY } },

          // Entry 2 of 2: the payment provider. It takes no options, and its id must be "paynet".
          // Then enable pp_paynet_paynet in the admin: Settings → Regions → your TRY region.
          { resolve: "medusa-payment-paynet/providers/paynet", id: "paynet" },
        ],
      },
    },
  ],
})
