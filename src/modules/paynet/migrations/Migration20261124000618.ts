import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261124000618 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "paynet_entry" ("id" text not null, "paylink_id" text null, "transaction_id" text null, "refund_id" text null, "session_id" text null, "kind" text not null, "outcome" text null, "fact" text null, "details" jsonb not null, "event" text null, "event_data" jsonb null, "publishing_at" timestamptz null, "published_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "paynet_entry_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_entry_deleted_at" ON "paynet_entry" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paynet_entry_fact" ON "paynet_entry" ("fact") WHERE fact IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_entry_kind" ON "paynet_entry" ("kind", "created_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_entry_paylink" ON "paynet_entry" ("paylink_id", "created_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_entry_session" ON "paynet_entry" ("session_id") WHERE session_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_entry_outbox" ON "paynet_entry" ("created_at") WHERE event IS NOT NULL AND published_at IS NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "paynet_paylink" ("id" text not null, "session_id" text null, "collection_id" text not null, "cart_id" text null, "order_id" text null, "purpose" text check ("purpose" in ('checkout', 'pay_by_link')) not null, "amount" numeric not null, "currency_code" text not null, "status" text not null, "outcome" text null, "environment" text check ("environment" in ('test', 'live')) not null, "host" text not null, "key_fingerprint" text not null, "agent_id" text null, "flow" text check ("flow" in ('pay_first', 'order_first')) not null, "commission" text check ("commission" in ('merchant', 'shopper')) not null, "settings_hash" text not null, "landing" jsonb not null, "url" text null, "paynet_id" text null, "hook_token_hash" text not null, "return_token_hash" text not null, "expires_at" timestamptz not null, "due_at" timestamptz null, "attempts" integer not null default 0, "failures" integer not null default 0, "lease_until" timestamptz null, "switching_off_at" timestamptz null, "rung_at" timestamptz null, "returned_at" timestamptz null, "not_completed_at" timestamptz null, "hints" integer not null default 0, "looked_at" timestamptz null, "looked_at_2" timestamptz null, "looked_at_3" timestamptz null, "answered_at" timestamptz null, "raw_amount" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "paynet_paylink_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_paylink_deleted_at" ON "paynet_paylink" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paynet_paylink_hook_token" ON "paynet_paylink" ("hook_token_hash") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paynet_paylink_return_token" ON "paynet_paylink" ("return_token_hash") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paynet_paylink_one_payable" ON "paynet_paylink" ("collection_id") WHERE status IN ('creating', 'open') AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_paylink_session" ON "paynet_paylink" ("session_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_paylink_collection" ON "paynet_paylink" ("collection_id", "created_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_paylink_cart" ON "paynet_paylink" ("cart_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_paylink_order" ON "paynet_paylink" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_paylink_due" ON "paynet_paylink" ("due_at") WHERE due_at IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "paynet_refund" ("id" text not null, "transaction_id" text not null, "medusa_refund_id" text null, "amount" numeric not null, "whole" boolean not null, "status" text not null, "token_hash" text not null, "requested_at" timestamptz null, "settled_at" timestamptz null, "due_at" timestamptz null, "attempts" integer not null default 0, "raw_amount" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "paynet_refund_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_refund_deleted_at" ON "paynet_refund" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paynet_refund_token" ON "paynet_refund" ("token_hash") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paynet_refund_medusa" ON "paynet_refund" ("medusa_refund_id") WHERE medusa_refund_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paynet_refund_one_open" ON "paynet_refund" ("transaction_id") WHERE status IN ('asked', 'unknown') AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_refund_transaction" ON "paynet_refund" ("transaction_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_refund_due" ON "paynet_refund" ("due_at") WHERE due_at IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "paynet_setting" ("id" text not null, "value" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "paynet_setting_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_setting_deleted_at" ON "paynet_setting" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "paynet_transaction" ("id" text not null, "xact_id" text not null, "paylink_id" text null, "charged" numeric null, "net" numeric null, "commission" numeric null, "currency" text null, "instalment" integer null, "bank_id" text null, "card_last4" text null, "authorization_code" text null, "xact_date" text null, "reversed" boolean not null default false, "place" text not null, "outcome" text null, "session_id" text null, "claimed_at" timestamptz null, "payment_id" text null, "cart_id" text null, "order_id" text null, "proved_at" timestamptz not null, "raw_charged" jsonb null, "raw_net" jsonb null, "raw_commission" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "paynet_transaction_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_transaction_deleted_at" ON "paynet_transaction" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paynet_transaction_xact" ON "paynet_transaction" ("xact_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_paynet_transaction_payment" ON "paynet_transaction" ("payment_id") WHERE payment_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_transaction_paylink" ON "paynet_transaction" ("paylink_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_transaction_session" ON "paynet_transaction" ("session_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_transaction_order" ON "paynet_transaction" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_paynet_transaction_place" ON "paynet_transaction" ("place", "created_at") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "paynet_entry" cascade;`);

    this.addSql(`drop table if exists "paynet_paylink" cascade;`);

    this.addSql(`drop table if exists "paynet_refund" cascade;`);

    this.addSql(`drop table if exists "paynet_setting" cascade;`);

    this.addSql(`drop table if exists "paynet_transaction" cascade;`);
  }

}
