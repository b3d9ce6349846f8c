-- What a person allows, by pseudonym. No row: the person never said, and the installation's default holds.
CREATE TABLE interaction.consents (
    subject_id      TEXT        PRIMARY KEY,
    data_collection BOOLEAN     NOT NULL,
    training        BOOLEAN     NOT NULL,
    changed_by      TEXT        NOT NULL,
    updated_at      TIMESTAMPTZ NOT NULL
);

ALTER TABLE interaction.consents ENABLE ROW LEVEL SECURITY;
