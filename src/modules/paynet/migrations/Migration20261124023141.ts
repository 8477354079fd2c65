import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261124023141 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "paynet_refund" add column if not exists "origin" text check ("origin" in ('medusa', 'held', 'paynet')) not null default 'medusa', add column if not exists "booked" numeric not null default 0, add column if not exists "hinted" text null, add column if not exists "raw_booked" jsonb not null default '{"value":"0","precision":20}';`);
    // What stood before was always the whole of a payment: Medusa's own, or held money that Medusa did not have.
    this.addSql(`update "paynet_refund" set "booked" = "amount", "raw_booked" = "raw_amount" where "medusa_refund_id" is not null;`);
    this.addSql(`update "paynet_refund" set "origin" = 'held' where "medusa_refund_id" is null;`);
    this.addSql(`DROP INDEX IF EXISTS "IDX_paynet_refund_one_open";`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paynet_refund_one_open" ON "paynet_refund" ("transaction_id") WHERE status IN ('due', 'asked', 'unknown') AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_paynet_refund_one_open";`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paynet_refund_one_open" ON "paynet_refund" ("transaction_id") WHERE status IN ('asked', 'unknown') AND deleted_at IS NULL;`);
    this.addSql(`alter table if exists "paynet_refund" drop column if exists "origin", drop column if exists "booked", drop column if exists "hinted", drop column if exists "raw_booked";`);
  }

}
