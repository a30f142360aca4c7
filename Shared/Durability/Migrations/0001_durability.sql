-- What every service keeps to take each message once and to publish each of its own at least once, in order.

-- Messages taken: the first with a (source, message_id) has its effect, the others have none.
CREATE TABLE inbox (
    source text NOT NULL,
    message_id text NOT NULL,
    -- SHA-256 of the body: the same id with other content is refused.
    digest bytea NOT NULL CHECK (octet_length(digest) = 32),
    -- 0 handled, 1 refused (may be redriven).
    outcome smallint NOT NULL CHECK (outcome IN (0, 1)),
    -- What was answered to a command, as JSON; the same command gets the same answer.
    answer bytea,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (source, message_id)
) WITH (autovacuum_vacuum_insert_scale_factor = 0.05);

CREATE INDEX inbox_received_at ON inbox USING brin (received_at);

-- Messages to publish and, when they are events, their history: the feed's content.
CREATE TABLE message (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    part smallint NOT NULL CHECK (part BETWEEN 0 AND 15),
    -- Kept in the feed after it is published; commands, answers and dead letters are not.
    is_event boolean NOT NULL,
    exchange text NOT NULL,
    routing_key text NOT NULL,
    type text NOT NULL,
    aggregate_id uuid,
    occurred_at timestamptz NOT NULL,
    -- The AMQP properties, as JSON.
    properties bytea NOT NULL,
    body bytea NOT NULL
) WITH (autovacuum_vacuum_insert_scale_factor = 0.05);

-- The pending set. Its rows go when the broker has confirmed; a relay reads it in id order, one relay a part. No
-- foreign keys here and in the feed: rows come and go with their message in one statement, and a check a row would
-- cost more than the row.
CREATE TABLE outbox (
    id bigint PRIMARY KEY,
    part smallint NOT NULL
) WITH (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_cost_delay = 0,
    autovacuum_vacuum_insert_scale_factor = 0.05
);

-- Published events in the order of publishing: gap-free from 1 in each part, stamped by the one relay of the part.
CREATE TABLE feed (
    part smallint NOT NULL,
    position bigint NOT NULL CHECK (position > 0),
    message bigint NOT NULL,
    PRIMARY KEY (part, position)
);

CREATE TABLE feed_head (
    part smallint PRIMARY KEY CHECK (part BETWEEN 0 AND 15),
    position bigint NOT NULL CHECK (position >= 0)
);

INSERT INTO feed_head (part, position) SELECT part, 0 FROM generate_series(0, 15) AS part;
