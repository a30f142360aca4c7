-- Messages that were delivered before without an answer, while they are handled alone: whoever finds one here whose
-- handler is another process knows that the message ended that process.
CREATE TABLE suspect (
    source text NOT NULL,
    message_id text NOT NULL,
    -- The process that handles it, or did.
    process uuid NOT NULL,
    -- How many processes have ended while they handled it alone.
    ended integer NOT NULL CHECK (ended >= 0),
    begun_at timestamptz NOT NULL,
    PRIMARY KEY (source, message_id)
);
