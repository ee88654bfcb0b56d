"""Reminders, the outbox, the ledger and what organisations add"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Instant

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of this revision."""
    op.create_table(
        "board_notice",
        sa.Column("delivery", sa.String(length=36), nullable=False),
        sa.Column("board", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("posted_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("delivery", name=op.f("pk_board_notice")),
    )
    op.create_index(
        op.f("ix_board_notice_board_posted_at"), "board_notice", ["board", "posted_at"], unique=False
    )
    op.create_index(op.f("ix_board_notice_scope"), "board_notice", ["scope"], unique=False)
    op.create_table(
        "entered_date",
        sa.Column("duty", sa.String(length=80), nullable=False),
        sa.Column("cycle", sa.String(length=40), nullable=False),
        sa.Column("area", sa.String(length=6), nullable=False),
        sa.Column("issuer", sa.String(length=12), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Time(), nullable=True),
        sa.Column("firm", sa.Boolean(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=True),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.Column("entered_by", sa.String(length=80), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("duty", "cycle", "area", "issuer", name=op.f("pk_entered_date")),
    )
    op.create_index(op.f("ix_entered_date_scope"), "entered_date", ["scope"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("workspace", sa.String(length=80), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=True),
        sa.Column("lease_token", sa.String(length=36), nullable=True),
        sa.Column("lease_until", Instant(), nullable=True),
        sa.Column("first_try_at", Instant(), nullable=True),
        sa.Column("external_id", sa.String(length=200), nullable=True),
        sa.Column("how", sa.String(length=12), nullable=True),
        sa.Column("last_error", sa.String(length=200), nullable=True),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("added_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "state IN ('pending','sending','unknown','sent','dead','cancelled')", name=op.f("ck_outbox_state")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    op.create_index(op.f("ix_outbox_kind"), "outbox", ["kind"], unique=False)
    op.create_index(op.f("ix_outbox_scope"), "outbox", ["scope"], unique=False)
    op.create_index(op.f("ix_outbox_state_not_before"), "outbox", ["state", "not_before"], unique=False)
    op.create_table(
        "send_gate",
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("workspace", sa.String(length=80), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("next_at", Instant(), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("channel", "workspace", "address", name=op.f("pk_send_gate")),
    )
    op.create_index(op.f("ix_send_gate_scope"), "send_gate", ["scope"], unique=False)
    op.create_table(
        "adviser_visit",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("organisation", sa.String(length=6), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("visited_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("recorded_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.code"], name=op.f("fk_adviser_visit_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adviser_visit")),
    )
    op.create_index(op.f("ix_adviser_visit_organisation"), "adviser_visit", ["organisation"], unique=False)
    op.create_index(op.f("ix_adviser_visit_scope"), "adviser_visit", ["scope"], unique=False)
    op.create_table(
        "calendar_feed",
        sa.Column("secret_digest", sa.String(length=64), nullable=False),
        sa.Column("organisation", sa.String(length=6), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("issued_at", Instant(), nullable=False),
        sa.Column("revoked_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.code"], name=op.f("fk_calendar_feed_organisation")
        ),
        sa.PrimaryKeyConstraint("secret_digest", name=op.f("pk_calendar_feed")),
    )
    op.create_index(op.f("ix_calendar_feed_organisation"), "calendar_feed", ["organisation"], unique=False)
    op.create_index(op.f("ix_calendar_feed_scope"), "calendar_feed", ["scope"], unique=False)
    op.create_table(
        "delivery_attempt",
        sa.Column("lease_token", sa.String(length=36), nullable=False),
        sa.Column("delivery", sa.String(length=36), nullable=False),
        sa.Column("started_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("outcome", sa.String(length=12), nullable=True),
        sa.Column("detail", sa.String(length=200), nullable=True),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["delivery"], ["outbox.id"], name=op.f("fk_delivery_attempt_delivery")),
        sa.PrimaryKeyConstraint("lease_token", name=op.f("pk_delivery_attempt")),
    )
    op.create_index(op.f("ix_delivery_attempt_delivery"), "delivery_attempt", ["delivery"], unique=False)
    op.create_index(op.f("ix_delivery_attempt_scope"), "delivery_attempt", ["scope"], unique=False)
    op.create_table(
        "destination",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("organisation", sa.String(length=6), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("workspace", sa.String(length=80), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("section", sa.String(length=20), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("added_at", Instant(), nullable=False),
        sa.CheckConstraint("role IN ('primary','copy','second')", name=op.f("ck_destination_role")),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.code"], name=op.f("fk_destination_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_destination")),
        sa.UniqueConstraint(
            "organisation",
            "channel",
            "workspace",
            "address",
            "section",
            "role",
            name=op.f("uq_destination_organisation_channel_workspace_address_section_role"),
        ),
    )
    op.create_index(op.f("ix_destination_scope"), "destination", ["scope"], unique=False)
    op.create_table(
        "ledger_entry",
        sa.Column("organisation", sa.String(length=6), nullable=False),
        sa.Column("duty", sa.String(length=80), nullable=False),
        sa.Column("cycle", sa.String(length=40), nullable=False),
        sa.Column("progress", sa.String(length=16), nullable=False),
        sa.Column("snooze_until", sa.Date(), nullable=True),
        sa.Column("document_number", sa.String(length=80), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("waiting_for", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.CheckConstraint(
            "progress IN ('untouched','acknowledged','done','not_applicable')",
            name=op.f("ck_ledger_entry_progress"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.code"], name=op.f("fk_ledger_entry_organisation")
        ),
        sa.PrimaryKeyConstraint("organisation", "duty", "cycle", name=op.f("pk_ledger_entry")),
    )
    op.create_index(op.f("ix_ledger_entry_scope"), "ledger_entry", ["scope"], unique=False)
    op.create_table(
        "needed_staff",
        sa.Column("organisation", sa.String(length=6), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("profession", sa.String(length=16), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("set_at", Instant(), nullable=False),
        sa.CheckConstraint(
            "profession IN ('producer','manager','engineer')", name=op.f("ck_needed_staff_profession")
        ),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.code"], name=op.f("fk_needed_staff_organisation")
        ),
        sa.PrimaryKeyConstraint("organisation", "fiscal_year", "profession", name=op.f("pk_needed_staff")),
    )
    op.create_index(op.f("ix_needed_staff_scope"), "needed_staff", ["scope"], unique=False)
    op.create_table(
        "own_duty",
        sa.Column("organisation", sa.String(length=6), nullable=False),
        sa.Column("duty", sa.String(length=80), nullable=False),
        sa.Column("definition", sa.JSON(), nullable=False),
        sa.Column("set_by", sa.String(length=80), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("set_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.code"], name=op.f("fk_own_duty_organisation")
        ),
        sa.PrimaryKeyConstraint("organisation", "duty", name=op.f("pk_own_duty")),
    )
    op.create_index(op.f("ix_own_duty_scope"), "own_duty", ["scope"], unique=False)
    op.create_table(
        "target",
        sa.Column("organisation", sa.String(length=6), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("persona", sa.String(length=16), nullable=False),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("actual", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("set_at", Instant(), nullable=False),
        sa.CheckConstraint("persona IN ('specialist','leader','general')", name=op.f("ck_target_persona")),
        sa.ForeignKeyConstraint(["organisation"], ["organisation.code"], name=op.f("fk_target_organisation")),
        sa.PrimaryKeyConstraint("organisation", "fiscal_year", "persona", name=op.f("pk_target")),
    )
    op.create_index(op.f("ix_target_scope"), "target", ["scope"], unique=False)
    op.create_table(
        "ledger_event",
        sa.Column("organisation", sa.String(length=6), nullable=False),
        sa.Column("duty", sa.String(length=80), nullable=False),
        sa.Column("cycle", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("action", sa.String(length=16), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.Column("person_name", sa.String(length=120), nullable=False),
        sa.Column("person_organisation", sa.String(length=6), nullable=True),
        sa.Column("on_behalf", sa.Boolean(), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation", "duty", "cycle"],
            ["ledger_entry.organisation", "ledger_entry.duty", "ledger_entry.cycle"],
            name=op.f("fk_ledger_event_organisation_duty_cycle"),
        ),
        sa.PrimaryKeyConstraint("organisation", "duty", "cycle", "number", name=op.f("pk_ledger_event")),
    )
    op.create_index(op.f("ix_ledger_event_scope"), "ledger_event", ["scope"], unique=False)
    op.create_table(
        "reminder",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("organisation", sa.String(length=6), nullable=False),
        sa.Column("duty", sa.String(length=80), nullable=False),
        sa.Column("cycle", sa.String(length=40), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.String(length=16), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("fire_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.Column("destination", sa.String(length=36), nullable=False),
        sa.Column("digest", sa.String(length=80), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("outbox", sa.String(length=36), nullable=True),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("planned_at", Instant(), nullable=False),
        sa.CheckConstraint(
            "state IN ('planned','queued','missed','cancelled')", name=op.f("ck_reminder_state")
        ),
        sa.ForeignKeyConstraint(["destination"], ["destination.id"], name=op.f("fk_reminder_destination")),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.code"], name=op.f("fk_reminder_organisation")
        ),
        sa.ForeignKeyConstraint(["outbox"], ["outbox.id"], name=op.f("fk_reminder_outbox")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint(
            "duty",
            "organisation",
            "cycle",
            "step",
            "revision",
            "destination",
            name=op.f("uq_reminder_duty_organisation_cycle_step_revision_destination"),
        ),
    )
    op.create_index(op.f("ix_reminder_organisation"), "reminder", ["organisation"], unique=False)
    op.create_index(op.f("ix_reminder_outbox"), "reminder", ["outbox"], unique=False)
    op.create_index(op.f("ix_reminder_scope"), "reminder", ["scope"], unique=False)
    op.create_index(op.f("ix_reminder_state_destination"), "reminder", ["state", "destination"], unique=False)
    op.create_index(op.f("ix_reminder_state_fire_at"), "reminder", ["state", "fire_at"], unique=False)
