CREATE TABLE api_keys (
    id          UUID        PRIMARY KEY,
    name        TEXT        NOT NULL,
    role        TEXT        NOT NULL CHECK (role IN ('app', 'admin', 'privacy')),
    key_sha256  TEXT        NOT NULL UNIQUE CHECK (key_sha256 ~ '^[0-9a-f]{64}$'),
    created_at  TIMESTAMPTZ NOT NULL,
    revoked_at  TIMESTAMPTZ
);
ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY;

-- A claim is written before the work and completed with the answer. The interaction id is part of the claim: work that
-- a crash cut short is done again under the same id, and so is stored once.
CREATE TABLE idempotency_answers (
    key_id           UUID        NOT NULL,
    idempotency_key  TEXT        NOT NULL,
    request_sha256   TEXT        NOT NULL,
    interaction_id   UUID        NOT NULL,
    answer           JSONB,
    claimed_at       TIMESTAMPTZ NOT NULL,
    created_at       TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (key_id, idempotency_key)
);
CREATE INDEX idempotency_answers_created_at_idx ON idempotency_answers (created_at);
ALTER TABLE idempotency_answers ENABLE ROW LEVEL SECURITY;
