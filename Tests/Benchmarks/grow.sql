-- Fills intake's tables up to TARGET cases, each with what a message leaves behind.
DO $$
DECLARE
    missing bigint := TARGET - (SELECT count(*) FROM intake.cases);
BEGIN
    IF missing <= 0 THEN RETURN; END IF;
    CREATE TEMPORARY TABLE grown ON COMMIT DROP AS
        SELECT gen_random_uuid() AS id, nextval('intake.case_number') AS number, gen_random_uuid() AS message,
               md5(random()::text) AS name
        FROM generate_series(1, missing);
    INSERT INTO intake.cases (id, number, version, state, channel, opened_at, changed_at, is_proactive, is_automatic,
                              subject, impact, urgency, category, party_id, party_name, facets, resolutions)
        SELECT id, number, 1, 'new', 'web', now(), now(), false, false, 'Error 503', 3, 3, 'bench', message, 'Anna',
               '{"blockers": [], "links": []}', '{}'
        FROM grown;
    INSERT INTO intake.case_history (case_id, sequence, event, at, actor_kind, actor_id, summary)
        SELECT id, 1, 'created', now(), 'customer', message, 'by web: Error 503' FROM grown;
    INSERT INTO intake.case_message (id, case_id, direction, visibility, author_kind, author_id, at, text, is_automatic)
        SELECT message, id, 'inbound', 'public', 'customer', message, now(), repeat(name, 12), false FROM grown;
    INSERT INTO intake.thread_reference (reference, case_id) SELECT name || number, id FROM grown;
    INSERT INTO intake.intake_key (hash, channel, provider, external_id, digest, outcome, case_id, case_number,
                                   received_at)
        SELECT sha256((name || number)::bytea), 'web', 'form', name || number, sha256(name::bytea), 'opened', id,
               number, now()
        FROM grown;
    INSERT INTO intake.inbox (source, message_id, digest, outcome, received_at)
        SELECT 'https://www.example.org/form', name || number, sha256(name::bytea), 0, now() FROM grown;
    WITH added AS (
        INSERT INTO intake.message (part, is_event, exchange, routing_key, type, aggregate_id, occurred_at, properties,
                                    body)
            SELECT number % 16, true, 'casewire.events', 'case.created.v1.p00', 'io.casewire.case.created.v1', id,
                   now(), '', convert_to(repeat(name, 40), 'UTF8')
            FROM grown
        RETURNING id, part
    ), placed AS (
        SELECT id, part, head.position + row_number() OVER (PARTITION BY part ORDER BY id) AS position
        FROM added JOIN intake.feed_head AS head USING (part)
    )
    INSERT INTO intake.feed (part, position, message) SELECT part, position, id FROM placed;
    UPDATE intake.feed_head SET position = greatest(
        position, (SELECT coalesce(max(position), 0) FROM intake.feed WHERE feed.part = feed_head.part));
END $$;
