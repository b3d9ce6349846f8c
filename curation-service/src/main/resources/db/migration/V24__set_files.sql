-- Hash over a set's data files: two sets of one hash hold the same bytes. Null for sets that were made before.
ALTER TABLE training_sets ADD COLUMN content_sha256 TEXT;

-- What a row was in this set, to tell two sets apart after the candidate itself has changed or gone. Null for rows of sets
-- that were made before.
ALTER TABLE training_set_rows
    ADD COLUMN content_hash     TEXT,
    ADD COLUMN language         TEXT,
    ADD COLUMN domain_category  TEXT,
    ADD COLUMN target_tool      TEXT;
