import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261124023915 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_entry_transaction" ON "paynet_entry" ("transaction_id", "created_at") WHERE transaction_id IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_paylink_paynet" ON "paynet_paylink" ("paynet_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_paylink_created" ON "paynet_paylink" ("created_at", "id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_paylink_expires" ON "paynet_paylink" ("expires_at", "id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_paylink_amount" ON "paynet_paylink" ("amount", "id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_paylink_status" ON "paynet_paylink" ("status", "created_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_paylink_outcome" ON "paynet_paylink" ("outcome", "created_at") WHERE deleted_at IS NULL;`);

    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_refund_status" ON "paynet_refund" ("status", "created_at") WHERE deleted_at IS NULL;`);

    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_transaction_cart" ON "paynet_transaction" ("cart_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_transaction_created" ON "paynet_transaction" ("created_at", "id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_transaction_charged" ON "paynet_transaction" ("charged", "id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_transaction_outcome" ON "paynet_transaction" ("outcome", "created_at") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_paynet_entry_transaction";`);

    this.addSql(`drop index if exists "IDX_paynet_paylink_paynet";`);
    this.addSql(`drop index if exists "IDX_paynet_paylink_created";`);
    this.addSql(`drop index if exists "IDX_paynet_paylink_expires";`);
    this.addSql(`drop index if exists "IDX_paynet_paylink_amount";`);
    this.addSql(`drop index if exists "IDX_paynet_paylink_status";`);
    this.addSql(`drop index if exists "IDX_paynet_paylink_outcome";`);

    this.addSql(`drop index if exists "IDX_paynet_refund_status";`);

    this.addSql(`drop index if exists "IDX_paynet_transaction_cart";`);
    this.addSql(`drop index if exists "IDX_paynet_transaction_created";`);
    this.addSql(`drop index if exists "IDX_paynet_transaction_charged";`);
    this.addSql(`drop index if exists "IDX_paynet_transaction_outcome";`);
  }

}
