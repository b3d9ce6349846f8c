-- What every stage of an answer did, and how the answer ended. Rows of older gateways have no stages.
ALTER TABLE interaction.content
    ADD COLUMN stages        JSONB NOT NULL DEFAULT '[]',
    ADD COLUMN finish_reason TEXT,
    ADD COLUMN cost          DOUBLE PRECISION;
