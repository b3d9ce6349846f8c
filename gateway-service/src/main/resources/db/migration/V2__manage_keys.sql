-- A rotated key goes on working until it expires, so that nobody has to change everything in one moment.
ALTER TABLE api_keys
    ADD COLUMN rate_per_minute INTEGER CHECK (rate_per_minute BETWEEN 1 AND 10000000),
    ADD COLUMN expires_at      TIMESTAMPTZ,
    ADD COLUMN replaces        UUID REFERENCES api_keys (id),
    ADD COLUMN created_by      TEXT NOT NULL DEFAULT 'installation',
    ADD COLUMN revoked_by      TEXT;
CREATE INDEX api_keys_created_at_idx ON api_keys (created_at DESC, id DESC);
