-- What operators did by hand with dead letters. A row is written before the deed and completed after it, so that one
-- without completed_at may or may not have happened.
CREATE TABLE operator_action (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    operator text NOT NULL CHECK (length(operator) BETWEEN 1 AND 255),
    action text NOT NULL CHECK (action IN ('redrive', 'discard')),
    service text NOT NULL CHECK (length(service) BETWEEN 1 AND 64),
    letter_id text NOT NULL,
    message_id text,
    code text NOT NULL,
    reason text,
    queue text,
    note text,
    completed_at timestamptz CHECK (completed_at >= at)
);

CREATE INDEX operator_action_at ON operator_action (at);
