-- When each topic of dead letters was last looked through for records of people who were erased, and these were removed.
CREATE TABLE interaction.dead_letter_sweeps (
    topic     TEXT         PRIMARY KEY,
    swept_at  TIMESTAMPTZ  NOT NULL
);
ALTER TABLE interaction.dead_letter_sweeps ENABLE ROW LEVEL SECURITY;
