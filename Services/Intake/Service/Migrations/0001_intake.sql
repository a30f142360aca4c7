-- Customers, their cases, and the messages that made them.

CREATE TABLE party (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('consumer', 'contact', 'account', 'partner')),
    name text NOT NULL,
    account_id uuid,
    language text,
    time_zone text,
    preferences jsonb NOT NULL DEFAULT '{}',
    -- The number of events so far.
    version bigint NOT NULL CHECK (version > 0),
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL
);

-- An address belongs to one party, whatever the channel it was first seen on.
CREATE TABLE party_address (
    address text PRIMARY KEY,
    party_id uuid NOT NULL,
    channel text NOT NULL,
    verified boolean NOT NULL,
    added_at timestamptz NOT NULL
);

CREATE INDEX party_address_party ON party_address (party_id);

CREATE SEQUENCE case_number;

CREATE TABLE cases (
    id uuid PRIMARY KEY,
    number bigint NOT NULL UNIQUE CHECK (number > 0),
    -- The number of events so far, which is the sequence number of the last.
    version bigint NOT NULL CHECK (version > 0),
    state text NOT NULL CHECK (state IN ('new', 'open', 'awaiting_info', 'resolved', 'closed', 'cancelled')),
    channel text NOT NULL,
    party_id text,
    party_name text,
    account_id text,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    follow_up_of uuid,
    is_proactive boolean NOT NULL,
    is_automatic boolean NOT NULL,
    subject text NOT NULL,
    impact smallint NOT NULL CHECK (impact BETWEEN 1 AND 3),
    urgency smallint NOT NULL CHECK (urgency BETWEEN 1 AND 3),
    type text,
    category text,
    product text,
    asset text,
    language text,
    group_id text,
    assignee text,
    -- The entitlement, the facets and the resolution episodes, as the domain's values in JSON.
    entitlement jsonb,
    facets jsonb NOT NULL,
    resolutions jsonb NOT NULL,
    -- When the timers of a waiting customer have to look at it again; none while nobody waits for the customer.
    due_at timestamptz,
    CHECK ((party_id IS NULL) = (party_name IS NULL))
);

CREATE INDEX cases_due ON cases (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX cases_party ON cases (party_id) WHERE party_id IS NOT NULL;
CREATE INDEX cases_assignee ON cases (assignee) WHERE assignee IS NOT NULL AND state NOT IN ('closed', 'cancelled');

-- What happened to a case: a row an event.
CREATE TABLE case_history (
    case_id uuid NOT NULL,
    sequence bigint NOT NULL CHECK (sequence > 0),
    event text NOT NULL,
    at timestamptz NOT NULL,
    actor_kind text NOT NULL CHECK (actor_kind IN ('agent', 'customer', 'system')),
    actor_id text NOT NULL,
    -- One line for people.
    summary text NOT NULL,
    PRIMARY KEY (case_id, sequence)
) WITH (autovacuum_vacuum_insert_scale_factor = 0.05);

-- What was written on a case.
CREATE TABLE case_message (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    direction text NOT NULL CHECK (direction IN ('inbound', 'outbound', 'note')),
    visibility text NOT NULL CHECK (visibility IN ('public', 'internal')),
    author_kind text NOT NULL CHECK (author_kind IN ('agent', 'customer', 'system')),
    author_id text NOT NULL,
    at timestamptz NOT NULL,
    -- The visible reply; what it quotes is in full_text.
    text text NOT NULL,
    full_text text,
    html text,
    channel text,
    external_id text,
    is_automatic boolean NOT NULL,
    -- A note is never public.
    CHECK (direction <> 'note' OR visibility = 'internal')
) WITH (autovacuum_vacuum_insert_scale_factor = 0.05);

CREATE INDEX case_message_case ON case_message (case_id, at);

CREATE TABLE attachment (
    id uuid PRIMARY KEY,
    message_id uuid NOT NULL,
    case_id uuid NOT NULL,
    name text NOT NULL,
    content_type text NOT NULL,
    size bigint NOT NULL CHECK (size >= 0),
    sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
    content bytea,
    dataref text,
    CHECK (content IS NOT NULL OR dataref IS NOT NULL)
);

CREATE INDEX attachment_message ON attachment (message_id);

-- Which case a mail's Message-ID belongs to, theirs and ours: what replies are threaded by.
CREATE TABLE thread_reference (
    reference text PRIMARY KEY,
    case_id uuid NOT NULL
);

-- Every message ever taken, by the key of the contract: a key has one effect, for ever.
CREATE TABLE intake_key (
    -- SHA-256 of the key's parts.
    hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
    channel text NOT NULL,
    provider text NOT NULL,
    external_id text NOT NULL,
    -- SHA-256 of what was said: the same key with other content is refused.
    digest bytea NOT NULL CHECK (octet_length(digest) = 32),
    outcome text NOT NULL CHECK (outcome IN ('opened', 'appended', 'reopened', 'follow_up', 'ignored', 'recorded')),
    case_id uuid,
    case_number bigint,
    received_at timestamptz NOT NULL
) WITH (autovacuum_vacuum_insert_scale_factor = 0.05);

-- Our copies of routing's agents and groups: who may do what to a case.
CREATE TABLE agent (
    id text PRIMARY KEY,
    name text NOT NULL,
    groups text[] NOT NULL,
    roles text[] NOT NULL,
    version bigint NOT NULL
);
