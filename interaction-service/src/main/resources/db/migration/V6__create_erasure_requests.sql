-- What a person asked to be erased: one request a person, which a repetition takes further. Outlives the data as the
-- proof that it went; holds a pseudonym and counts, nothing of the person.
CREATE TABLE interaction.erasure_requests (
    request_id    UUID        PRIMARY KEY,
    subject_id    TEXT        NOT NULL UNIQUE,
    requested_at  TIMESTAMPTZ NOT NULL,
    erase_before  TIMESTAMPTZ NOT NULL,
    requested_by  TEXT        NOT NULL
);

-- The newest receipt of each service.
CREATE TABLE interaction.erasure_receipts (
    request_id      UUID        NOT NULL,
    service         TEXT        NOT NULL,
    erase_before    TIMESTAMPTZ NOT NULL,
    erased          JSONB       NOT NULL,
    training_sets   UUID[]      NOT NULL,
    model_versions  TEXT[]      NOT NULL,
    done_at         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (request_id, service)
);

ALTER TABLE interaction.erasure_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE interaction.erasure_receipts ENABLE ROW LEVEL SECURITY;
