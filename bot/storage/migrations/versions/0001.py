"""Questions, people, sources, generations and the audit trail"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.types import Instant

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of this revision."""
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_action"), "audit", ["action"], unique=False)
    op.create_index(op.f("ix_audit_scope"), "audit", ["scope"], unique=False)
    op.create_table(
        "generation",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("passages", sa.Integer(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("built_at", Instant(), nullable=False),
        sa.CheckConstraint("state IN ('ready','retired')", name=op.f("ck_generation_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_generation")),
    )
    op.create_index(op.f("ix_generation_scope"), "generation", ["scope"], unique=False)
    op.create_table(
        "intake",
        sa.Column("event_key", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=80), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", Instant(), nullable=False),
        sa.Column("lease_token", sa.String(length=36), nullable=True),
        sa.Column("lease_until", Instant(), nullable=True),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.CheckConstraint(
            "state IN ('received','working','done','refused','dead')", name=op.f("ck_intake_state")
        ),
        sa.PrimaryKeyConstraint("event_key", name=op.f("pk_intake")),
    )
    op.create_index(op.f("ix_intake_scope"), "intake", ["scope"], unique=False)
    op.create_index(op.f("ix_intake_state_not_before"), "intake", ["state", "not_before"], unique=False)
    op.create_table(
        "organisation",
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("prefecture", sa.String(length=2), nullable=False),
        sa.Column("prefecture_name", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("kana", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("successor", sa.String(length=6), nullable=True),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("joined_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_organisation")),
    )
    op.create_index(op.f("ix_organisation_joined_at"), "organisation", ["joined_at"], unique=False)
    op.create_index(op.f("ix_organisation_prefecture"), "organisation", ["prefecture"], unique=False)
    op.create_index(op.f("ix_organisation_scope"), "organisation", ["scope"], unique=False)
    op.create_table(
        "preference",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("set_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_preference")),
    )
    op.create_index(op.f("ix_preference_scope"), "preference", ["scope"], unique=False)
    op.create_table(
        "question",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_key", sa.String(length=200), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("conversation", sa.String(length=200), nullable=False),
        sa.Column("asker", sa.String(length=80), nullable=False),
        sa.Column("organisation", sa.String(length=6), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=True),
        sa.Column("validity", sa.String(length=20), nullable=True),
        sa.Column("generation", sa.String(length=40), nullable=True),
        sa.Column("mode", sa.String(length=10), nullable=True),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.Column("durations", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint("event_key", name=op.f("uq_question_event_key")),
    )
    op.create_index(op.f("ix_question_asked_at"), "question", ["asked_at"], unique=False)
    op.create_index(op.f("ix_question_asker"), "question", ["asker"], unique=False)
    op.create_index(op.f("ix_question_channel"), "question", ["channel"], unique=False)
    op.create_index(op.f("ix_question_conversation"), "question", ["conversation"], unique=False)
    op.create_index(op.f("ix_question_organisation"), "question", ["organisation"], unique=False)
    op.create_index(op.f("ix_question_scope"), "question", ["scope"], unique=False)
    op.create_index(op.f("ix_question_status"), "question", ["status"], unique=False)
    op.create_table(
        "source",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("added_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("location", "scope", name=op.f("uq_source_location_scope")),
    )
    op.create_index(op.f("ix_source_scope"), "source", ["scope"], unique=False)
    op.create_table(
        "citation",
        sa.Column("question", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.String(length=80), nullable=False),
        sa.Column("passage_id", sa.String(length=120), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["question"], ["question.id"], name=op.f("fk_citation_question"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("question", "number", name=op.f("pk_citation")),
    )
    op.create_index(op.f("ix_citation_document_id"), "citation", ["document_id"], unique=False)
    op.create_index(op.f("ix_citation_scope"), "citation", ["scope"], unique=False)
    op.create_table(
        "feedback",
        sa.Column("question", sa.String(length=36), nullable=False),
        sa.Column("person", sa.String(length=80), nullable=False),
        sa.Column("helpful", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question"], ["question.id"], name=op.f("fk_feedback_question"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("question", "person", name=op.f("pk_feedback")),
    )
    op.create_index(op.f("ix_feedback_scope"), "feedback", ["scope"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("organisation", sa.String(length=6), nullable=True),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["organisation"], ["organisation.code"], name=op.f("fk_person_organisation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_organisation"), "person", ["organisation"], unique=False)
    op.create_index(op.f("ix_person_scope"), "person", ["scope"], unique=False)
    op.create_table(
        "pointer",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("generation", sa.String(length=40), nullable=False),
        sa.Column("switched_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["generation"], ["generation.id"], name=op.f("fk_pointer_generation")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_pointer")),
    )
    op.create_table(
        "identity",
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("workspace", sa.String(length=80), nullable=False),
        sa.Column("external_id", sa.String(length=200), nullable=False),
        sa.Column("person", sa.String(length=40), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_identity_person")),
        sa.PrimaryKeyConstraint("channel", "workspace", "external_id", name=op.f("pk_identity")),
    )
    op.create_index(op.f("ix_identity_person"), "identity", ["person"], unique=False)
    op.create_index(op.f("ix_identity_scope"), "identity", ["scope"], unique=False)
