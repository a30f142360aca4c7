-- A mail address is mail's whatever channel it came by, as intake has it now: whoever wrote on the web gets a receipt.
UPDATE party SET addresses = (
    SELECT jsonb_agg(
        CASE WHEN one ->> 'address' ~* '^mailto:[^@[:space:]]+@[^@[:space:]]+$'
            THEN jsonb_set(one, '{channel}', '"email"') ELSE one END ORDER BY place)
    FROM jsonb_array_elements(addresses) WITH ORDINALITY AS each (one, place))
WHERE addresses @? '$[*] ? (@.address like_regex "^mailto:" flag "i" && @.channel != "email")';
