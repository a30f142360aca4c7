-- What is asked about closed cases, and what was answered.

CREATE TABLE survey (
    id uuid PRIMARY KEY,
    questionnaire text NOT NULL,
    case_id uuid NOT NULL,
    case_number text NOT NULL,
    -- The number of the solution that the case was closed on, 0 if there was none.
    episode integer NOT NULL CHECK (episode >= 0),
    party_id uuid,
    state text NOT NULL CHECK (state IN (
        'skipped', 'scheduled', 'sent', 'opened', 'completed', 'expired', 'cancelled', 'undeliverable')),
    -- The number of events so far, which is the sequence number of the last.
    version bigint NOT NULL CHECK (version > 0),
    skip_reason text,
    due_at timestamptz,
    -- SHA-256 of the invitation's one-time token; the token itself is in the person's message only.
    token_digest bytea CHECK (octet_length(token_digest) = 32),
    expires_at timestamptz,
    remind_at timestamptz,
    was_reminded boolean NOT NULL,
    first_opened_at timestamptz,
    completed_at timestamptz,
    score smallint CHECK (score BETWEEN 1 AND 5),
    -- All answers, the one that counts last.
    answers jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    -- When the clock has to look at it again; none while only the person or nobody can change it.
    wake_at timestamptz,
    CHECK ((state = 'skipped') = (skip_reason IS NOT NULL)),
    CHECK (state NOT IN ('sent', 'opened', 'completed', 'expired') OR token_digest IS NOT NULL),
    CHECK ((state = 'completed') = (completed_at IS NOT NULL))
);

-- One survey for each questionnaire, case, solution and person.
CREATE UNIQUE INDEX survey_key ON survey (questionnaire, case_id, episode, coalesce(party_id::text, ''));
CREATE INDEX survey_wake ON survey (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX survey_case ON survey (case_id);
CREATE INDEX survey_asked ON survey (party_id, due_at) WHERE state NOT IN ('skipped', 'cancelled');

-- What is known of a case: the newest version that was heard of, and what it is called.
CREATE TABLE case_copy (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    title text
);

-- What is known of a person.
CREATE TABLE party_copy (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    has_opted_out boolean NOT NULL
);
