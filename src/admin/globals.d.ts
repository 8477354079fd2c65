/** Written into the admin's bundle by Medusa's build. */
declare const __BACKEND_URL__: string | undefined
declare const __AUTH_TYPE__: "jwt" | "session" | undefined
declare const __JWT_TOKEN_STORAGE_KEY__: string | undefined

declare module "qrcode" {
  /** A QR code as squares: `data[row * size + column]` is 1 where it is dark. */
  export function create(
    text: string,
    options?: { errorCorrectionLevel?: "L" | "M" | "Q" | "H" },
  ): { modules: { size: number; data: Uint8Array } }
}
