const { MetadataStorage } = require("@medusajs/framework/mikro-orm/core")

// Each spec file loads Medusa's models anew; without this the second one trips over the first one's.
MetadataStorage.clear()
