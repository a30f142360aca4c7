-- A mail address is mail's whatever channel it came by: whoever wrote on the web gets a receipt. Their spelling stays
-- until intake tells of the party again.
UPDATE party SET addresses = (
    SELECT jsonb_agg(
        CASE WHEN regexp_replace(one ->> 'address', '[?#].*$', '')
                ~* '^mailto:[a-z0-9!$%&''*+/=^_`{|}~-]+(\.[a-z0-9!$%&''*+/=^_`{|}~-]+)*@[a-z0-9-]+(\.[a-z0-9-]+)*$'
            THEN jsonb_set(one, '{channel}', '"email"') ELSE one END ORDER BY place)
    FROM jsonb_array_elements(addresses) WITH ORDINALITY AS each (one, place))
WHERE addresses @? '$[*] ? (@.address like_regex "^mailto:" flag "i" && @.channel != "email")';
