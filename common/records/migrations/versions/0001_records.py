"""The tables of the records."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_RECORDS = """
CREATE TABLE tenants (
    tenant_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    letterhead JSONB NOT NULL,
    analyzers JSONB NOT NULL,
    research_models BOOLEAN NOT NULL,
    unknown_patient TEXT NOT NULL,
    language TEXT NOT NULL,
    demonstration BOOLEAN NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (tenant_id)
);
CREATE TABLE patients (
    tenant_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    patient_id TEXT NOT NULL,
    patient_ref TEXT NOT NULL,
    partner_ref TEXT,
    name_sealed BYTEA,
    birth_date_sealed BYTEA,
    sex_sealed BYTEA,
    name_index BYTEA,
    birth_date_index BYTEA,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (tenant_id, patient_id)
);
CREATE INDEX patients_by_birth_date_index ON patients (tenant_id, birth_date_index);
CREATE INDEX patients_by_created_at ON patients (tenant_id, created_at DESC, patient_id DESC);
CREATE INDEX patients_by_name_index ON patients (tenant_id, name_index);
CREATE UNIQUE INDEX patients_by_patient_ref ON patients (tenant_id, patient_ref);
CREATE TABLE specimens (
    tenant_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    specimen_id TEXT NOT NULL,
    specimen_ref TEXT,
    patient_id TEXT,
    modality TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (tenant_id, specimen_id)
);
CREATE INDEX specimens_by_patient_id ON specimens (tenant_id, patient_id);
CREATE TABLE uploads (
    tenant_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    upload_id TEXT NOT NULL,
    run BIGINT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT,
    source TEXT NOT NULL,
    modality TEXT,
    patient_id TEXT,
    specimen_id TEXT,
    specimen_ref TEXT,
    embryo_ref TEXT,
    cycle_ref TEXT,
    facts JSONB NOT NULL,
    facts_sealed BYTEA,
    object_sealed BYTEA NOT NULL,
    filename_sealed BYTEA NOT NULL,
    generation BIGINT NOT NULL,
    accepted_generation BIGINT NOT NULL,
    media_type TEXT,
    size BIGINT,
    sha256 TEXT,
    accepted_sha256 TEXT,
    duplicate_of TEXT,
    flag TEXT,
    created_by TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (tenant_id, upload_id)
);
CREATE INDEX uploads_by_changed_at ON uploads (tenant_id, changed_at DESC, upload_id DESC);
CREATE INDEX uploads_by_created_by
    ON uploads (tenant_id, created_by, changed_at DESC, upload_id DESC);
CREATE INDEX uploads_by_patient_id
    ON uploads (tenant_id, patient_id, created_at DESC, upload_id DESC);
CREATE INDEX uploads_by_sha256 ON uploads (tenant_id, sha256);
CREATE INDEX uploads_by_specimen_id ON uploads (tenant_id, specimen_id);
CREATE INDEX uploads_by_status ON uploads (tenant_id, status, changed_at DESC, upload_id DESC);
CREATE TABLE timeline (
    tenant_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    upload_id TEXT NOT NULL,
    run BIGINT NOT NULL,
    step TEXT NOT NULL,
    reason TEXT,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (tenant_id, upload_id, run, step)
);
CREATE TABLE analyses (
    tenant_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    analysis_id TEXT NOT NULL,
    upload_id TEXT NOT NULL,
    patient_id TEXT,
    specimen_id TEXT NOT NULL,
    modality TEXT NOT NULL,
    generation BIGINT NOT NULL,
    run BIGINT NOT NULL,
    analyzer TEXT NOT NULL,
    analyzer_version TEXT NOT NULL,
    status TEXT NOT NULL,
    revision BIGINT NOT NULL,
    images JSONB NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    finished_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (tenant_id, analysis_id)
);
CREATE INDEX analyses_by_patient_id
    ON analyses (tenant_id, patient_id, finished_at DESC, analysis_id DESC);
CREATE INDEX analyses_by_specimen_id ON analyses (tenant_id, specimen_id);
CREATE INDEX analyses_by_upload_id ON analyses (tenant_id, upload_id);
CREATE TABLE analysis_revisions (
    tenant_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    analysis_id TEXT NOT NULL,
    revision BIGINT NOT NULL,
    body JSONB NOT NULL,
    identity_sealed BYTEA,
    changes JSONB NOT NULL,
    author TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (tenant_id, analysis_id, revision)
);
CREATE TABLE reports (
    tenant_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    report_id TEXT NOT NULL,
    specimen_id TEXT NOT NULL,
    patient_id TEXT,
    number BIGINT NOT NULL,
    status TEXT NOT NULL,
    language TEXT NOT NULL,
    template TEXT NOT NULL,
    revisions JSONB NOT NULL,
    content JSONB NOT NULL,
    identity_sealed BYTEA,
    content_sha256 TEXT NOT NULL,
    pdf_name TEXT,
    pdf_generation BIGINT NOT NULL,
    pdf_sha256 TEXT,
    signature JSONB,
    amends TEXT,
    amendment_reason TEXT,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (tenant_id, report_id)
);
CREATE INDEX reports_by_amends ON reports (tenant_id, amends);
CREATE INDEX reports_by_patient_id
    ON reports (tenant_id, patient_id, created_at DESC, report_id DESC);
CREATE INDEX reports_by_specimen_id_number ON reports (tenant_id, specimen_id, number);
CREATE TABLE receipts (
    tenant_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    path_index TEXT NOT NULL,
    generation BIGINT NOT NULL,
    path_sealed BYTEA NOT NULL,
    sha256 TEXT,
    outcome TEXT NOT NULL,
    reason TEXT,
    upload_id TEXT,
    run BIGINT,
    result JSONB,
    seq BIGINT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (tenant_id, path_index, generation)
);
CREATE INDEX receipts_by_upload_id ON receipts (tenant_id, upload_id);
CREATE TABLE outbox (
    tenant_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    event_id TEXT NOT NULL,
    event JSONB NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    sent_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (tenant_id, event_id)
);
CREATE INDEX outbox_unsent ON outbox (created_at) WHERE sent_at IS NULL;
CREATE TABLE dead_letters (
    tenant_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    dead_letter_id TEXT NOT NULL,
    subscription TEXT NOT NULL,
    event JSONB NOT NULL,
    upload_id TEXT,
    attempts BIGINT NOT NULL,
    error TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (tenant_id, dead_letter_id)
);
CREATE INDEX dead_letters_by_status
    ON dead_letters (tenant_id, status, created_at DESC, dead_letter_id DESC);
CREATE TABLE idempotency (
    tenant_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    subject TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_sha256 TEXT NOT NULL,
    status BIGINT NOT NULL,
    headers JSONB NOT NULL,
    body_sealed BYTEA,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (tenant_id, subject, idempotency_key)
);
"""


def upgrade() -> None:
    """Create the tables that hold the records."""
    op.execute(_RECORDS)


def downgrade() -> None:
    """Records are never dropped by a program."""
    raise NotImplementedError("restore a backup instead")
