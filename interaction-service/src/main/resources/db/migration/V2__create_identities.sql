-- Who asked and from where, apart from what was asked: its own schema, its own grants, its own retention.
-- No foreign key: an identity may arrive before its interaction.
CREATE TABLE identity.identities (
    interaction_id UUID        PRIMARY KEY,
    subject_id     TEXT,
    user_id        TEXT,
    user_uuid      UUID,
    ip_address     TEXT,
    user_agent     TEXT,
    created_at     TIMESTAMPTZ NOT NULL,
    CONSTRAINT identities_user_uuid_check CHECK ((user_id IS NULL) = (user_uuid IS NULL))
);

CREATE INDEX identities_subject_id_idx ON identity.identities (subject_id) WHERE subject_id IS NOT NULL;
CREATE INDEX identities_created_at_idx ON identity.identities (created_at);

ALTER TABLE identity.identities ENABLE ROW LEVEL SECURITY;
