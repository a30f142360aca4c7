-- The ledger of what people are told, and our copies of whom and what it is about.

-- Our copies of intake's parties.
CREATE TABLE party (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    -- The addresses as the contract has them, best first.
    addresses jsonb NOT NULL,
    language text,
    time_zone text,
    preferences jsonb NOT NULL,
    version bigint NOT NULL CHECK (version > 0)
);

-- What a mail says of the case that it is about.
CREATE TABLE case_copy (
    id uuid PRIMARY KEY,
    number text NOT NULL,
    subject text NOT NULL
);

-- The Message-IDs of a case's mails, theirs and ours, in the order in which they came.
CREATE TABLE thread_mail (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id uuid NOT NULL,
    message_id text NOT NULL,
    is_ours boolean NOT NULL,
    UNIQUE (case_id, message_id)
);

-- What is known of an address, whosever it is.
CREATE TABLE peer (
    address text PRIMARY KEY,
    -- When its bucket of acknowledgements is full again.
    full_at timestamptz,
    -- Until when nothing is sent there, because mail came back.
    suppressed_until timestamptz
);

-- Texts that replace those that the service brings with it, or stand beside them.
CREATE TABLE template (
    name text NOT NULL,
    language text NOT NULL CHECK (language = lower(language)),
    channel text NOT NULL,
    version bigint NOT NULL CHECK (version > 0),
    subject text,
    text text NOT NULL,
    html text,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (name, language, channel)
);

-- One row a message: what was wanted, how far it came, how often it was tried.
CREATE TABLE notification (
    id uuid PRIMARY KEY,
    key text NOT NULL UNIQUE,
    -- The number of events so far, which is the sequence number of the last.
    version bigint NOT NULL CHECK (version > 0),
    state text NOT NULL CHECK (
        state IN ('requested', 'suppressed', 'rendered', 'sent', 'delivered', 'bounced', 'failed', 'superseded')),
    template text NOT NULL,
    party_id uuid NOT NULL,
    record_id uuid,
    record_number text,
    -- The rest of the wish, in JSON.
    intent jsonb NOT NULL,
    channel text,
    address text,
    language text,
    -- The mail as it will be sent however often it is tried, in JSON.
    letter jsonb,
    message_id text,
    -- Why it was suppressed, failed or came back; why the last attempt failed.
    reason text,
    attempts bigint NOT NULL CHECK (attempts >= 0),
    -- When it is to be sent; none unless it waits to be sent.
    due_at timestamptz,
    -- Who has it in hand must be done with it by then; nobody else touches it before.
    leased_until timestamptz,
    requested_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    CHECK ((state = 'rendered') = (due_at IS NOT NULL)),
    CHECK ((address IS NULL) = (letter IS NULL) AND (address IS NULL) = (language IS NULL)
           AND (address IS NULL) = (channel IS NULL) AND (address IS NULL) = (message_id IS NULL)),
    CHECK (state NOT IN ('rendered', 'sent', 'delivered', 'bounced') OR address IS NOT NULL),
    CHECK (leased_until IS NULL OR state = 'rendered')
);

CREATE INDEX notification_due ON notification (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX notification_record ON notification (record_id);
CREATE INDEX notification_party ON notification (party_id);
