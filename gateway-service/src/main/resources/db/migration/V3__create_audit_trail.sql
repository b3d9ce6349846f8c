-- Who did what, when, with what outcome. Each entry carries the hash of the one before: what is changed or taken out
-- later breaks the chain. Numbers have no gaps, so what is cut off at the end is seen against a number kept elsewhere.
CREATE TABLE audit_trail (
    seq            BIGINT      PRIMARY KEY CHECK (seq > 0),
    at             TIMESTAMPTZ NOT NULL,
    call_id        UUID        NOT NULL,
    phase          TEXT        NOT NULL CHECK (phase IN ('asked', 'answered', 'refused')),
    actor          TEXT        NOT NULL,
    role           TEXT        NOT NULL,
    method         TEXT        NOT NULL,
    path           TEXT        NOT NULL,
    status         INTEGER,
    previous_hash  TEXT        NOT NULL,
    hash           TEXT        NOT NULL
);
ALTER TABLE audit_trail ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION refuse_change_of_audit_trail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is append-only';
END
$$;
CREATE TRIGGER audit_trail_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_trail
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit_trail();
