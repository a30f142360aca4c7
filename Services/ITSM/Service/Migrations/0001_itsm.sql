-- Incidents, the cases that wait for them, and what was said about them.

CREATE SEQUENCE incident_number;

CREATE TABLE incident (
    id uuid PRIMARY KEY,
    number bigint NOT NULL UNIQUE CHECK (number > 0),
    -- The number of events so far, which is the sequence number of the last.
    version bigint NOT NULL CHECK (version > 0),
    state text NOT NULL CHECK (state IN ('new', 'in_progress', 'on_hold', 'resolved', 'closed', 'cancelled')),
    hold_reason text CHECK (
        hold_reason IN ('awaiting_caller', 'awaiting_change', 'awaiting_problem', 'awaiting_vendor')),
    -- The change's or problem's id, or the vendor's own reference.
    hold_target text,
    opened_at timestamptz NOT NULL,
    opened_by_kind text NOT NULL CHECK (opened_by_kind IN ('agent', 'customer', 'system')),
    opened_by_id text NOT NULL,
    caller_id text,
    parent_id uuid,
    recurrence_of uuid,
    changed_at timestamptz NOT NULL,
    summary text NOT NULL,
    impact smallint NOT NULL CHECK (impact BETWEEN 1 AND 3),
    urgency smallint NOT NULL CHECK (urgency BETWEEN 1 AND 3),
    category text,
    configuration_item text,
    service text,
    signature text,
    group_id text,
    assignee text,
    reopen_count bigint NOT NULL CHECK (reopen_count >= 0),
    -- The resolution, the major facet, the tasks and the links, as the domain's values in JSON.
    resolution jsonb,
    major jsonb NOT NULL,
    tasks jsonb NOT NULL,
    links jsonb NOT NULL,
    -- When the timer has to look at it; none while it is not resolved.
    due_at timestamptz,
    CHECK ((state = 'on_hold') = (hold_reason IS NOT NULL)),
    CHECK (hold_target IS NULL OR hold_reason IS NOT NULL),
    CHECK (hold_target IS NOT NULL OR hold_reason IS NULL OR hold_reason = 'awaiting_caller'),
    CHECK ((state IN ('resolved', 'closed')) = (resolution IS NOT NULL)),
    CHECK (due_at IS NULL OR state = 'resolved')
);

CREATE INDEX incident_due ON incident (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX incident_assignee ON incident (assignee)
WHERE assignee IS NOT NULL AND state NOT IN ('closed', 'cancelled');

-- Which cases wait for which incidents.
CREATE TABLE incident_case (
    incident_id uuid NOT NULL,
    case_id uuid NOT NULL,
    linked_at timestamptz NOT NULL,
    PRIMARY KEY (incident_id, case_id)
);

CREATE INDEX incident_case_case ON incident_case (case_id);

-- What was said about an incident.
CREATE TABLE incident_comment (
    id uuid PRIMARY KEY,
    incident_id uuid NOT NULL,
    visibility text NOT NULL CHECK (visibility IN ('public', 'internal')),
    author_kind text NOT NULL CHECK (author_kind IN ('agent', 'customer', 'system')),
    author_id text NOT NULL,
    at timestamptz NOT NULL,
    text text NOT NULL
) WITH (autovacuum_vacuum_insert_scale_factor = 0.05);

CREATE INDEX incident_comment_incident ON incident_comment (incident_id, at);

-- What happened to an incident: a row an event.
CREATE TABLE incident_history (
    incident_id uuid NOT NULL,
    sequence bigint NOT NULL CHECK (sequence > 0),
    event text NOT NULL,
    at timestamptz NOT NULL,
    actor_kind text NOT NULL CHECK (actor_kind IN ('agent', 'customer', 'system')),
    actor_id text NOT NULL,
    -- One line for people.
    summary text NOT NULL,
    PRIMARY KEY (incident_id, sequence)
) WITH (autovacuum_vacuum_insert_scale_factor = 0.05);

-- Our copies of routing's agents: who may do what to an incident.
CREATE TABLE agent (
    id text PRIMARY KEY,
    name text NOT NULL,
    groups text[] NOT NULL,
    roles text[] NOT NULL,
    version bigint NOT NULL
);
