-- Agents, groups and rules, the work that somebody has to take, and the offers of it.

CREATE TABLE agent (
    id text PRIMARY KEY,
    name text NOT NULL,
    groups text[] NOT NULL,
    roles text[] NOT NULL,
    -- The level by skill.
    skills jsonb NOT NULL,
    languages text[] NOT NULL,
    capacity integer NOT NULL CHECK (capacity >= 0),
    is_active boolean NOT NULL,
    email text,
    presence text NOT NULL CHECK (presence IN ('available', 'busy', 'away', 'offline')),
    presence_since timestamptz NOT NULL,
    -- The number of events so far, which is the sequence number of the last.
    version bigint NOT NULL CHECK (version > 0)
);

CREATE INDEX agent_name ON agent (name, id);
CREATE INDEX agent_available ON agent (id) WHERE presence = 'available' AND is_active;

CREATE TABLE agent_group (
    id text PRIMARY KEY,
    name text NOT NULL,
    leads text[] NOT NULL,
    is_active boolean NOT NULL,
    email text,
    version bigint NOT NULL CHECK (version > 0)
);

CREATE TABLE rule (
    id uuid PRIMARY KEY,
    position integer NOT NULL CHECK (position >= 0),
    name text NOT NULL,
    conditions jsonb NOT NULL,
    outcome jsonb NOT NULL,
    is_active boolean NOT NULL,
    version bigint NOT NULL CHECK (version > 0)
);

-- One row: how often the rules have changed. Whoever matches holds it, so that there is one matching at a time.
CREATE TABLE rule_book (
    version bigint NOT NULL
);

CREATE UNIQUE INDEX rule_book_one ON rule_book ((true));

INSERT INTO rule_book (version) VALUES (1);

-- Records of other services that somebody has to take. An agent's load is the sum of what stands here, so that it
-- cannot go astray.
CREATE TABLE work_item (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('case', 'incident')),
    number text NOT NULL,
    -- The version of the record that this row shows.
    record_version bigint NOT NULL CHECK (record_version > 0),
    is_started boolean NOT NULL,
    -- What rules look at, by member.
    facts jsonb NOT NULL,
    -- The group that the record's owner holds; it goes before any rule's.
    owner_group text,
    group_id text,
    skills jsonb NOT NULL,
    language text,
    weight integer NOT NULL CHECK (weight > 0),
    -- The group and the skills as one text: who can take one item of a lane can take all of them.
    lane text NOT NULL,
    priority smallint NOT NULL CHECK (priority BETWEEN 1 AND 5),
    state text NOT NULL CHECK (state IN ('waiting', 'offered', 'assigned', 'done')),
    -- Who is asked, has it, or had it last when it was done.
    agent text,
    offer_id uuid,
    waiting_since timestamptz NOT NULL,
    -- By when it is its turn: the earlier is the more pressing.
    turn_at timestamptz NOT NULL,
    generation integer NOT NULL CHECK (generation >= 0),
    -- Until when an agent is not asked again, in microseconds since 1970, by the agent's id.
    passed_over jsonb NOT NULL,
    -- The version of the rules by which it was routed.
    rules_version bigint NOT NULL,
    -- When the state last changed.
    moved_at timestamptz NOT NULL,
    CHECK ((state = 'offered') = (offer_id IS NOT NULL)),
    CHECK (state NOT IN ('offered', 'assigned') OR agent IS NOT NULL),
    CHECK (state <> 'waiting' OR agent IS NULL)
);

CREATE INDEX work_item_waiting ON work_item (lane, turn_at, id) WHERE state = 'waiting';
CREATE INDEX work_item_routed ON work_item (rules_version) WHERE state = 'waiting';
CREATE INDEX work_item_load ON work_item (agent) WHERE state IN ('offered', 'assigned');
CREATE INDEX work_item_moved ON work_item (agent, moved_at) WHERE agent IS NOT NULL;

CREATE TABLE offer (
    id uuid PRIMARY KEY,
    record_id uuid NOT NULL REFERENCES work_item,
    agent text NOT NULL,
    weight integer NOT NULL CHECK (weight > 0),
    generation integer NOT NULL CHECK (generation > 0),
    made_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    group_id text,
    record_version bigint NOT NULL CHECK (record_version > 0),
    state text NOT NULL CHECK (state IN ('made', 'accepted', 'rejected', 'expired', 'withdrawn')),
    -- When a timer has to look at it: the end of the lease, or of the wait for the owner; none once it is settled.
    due_at timestamptz,
    version bigint NOT NULL CHECK (version > 0),
    CHECK (state IN ('made', 'accepted') OR due_at IS NULL),
    CHECK (state <> 'made' OR due_at IS NOT NULL)
);

CREATE INDEX offer_record ON offer (record_id, id);
CREATE INDEX offer_agent ON offer (agent, id);
CREATE INDEX offer_due ON offer (due_at) WHERE due_at IS NOT NULL;
