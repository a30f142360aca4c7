-- Addresses are compared in one form, and mail addresses are mail's whatever channel they came by.

-- What cannot be put into that form, for having escapes, stays as it is.
WITH formed AS (
    SELECT address, party_id, added_at, CASE
        WHEN address ~* '^mailto:[^%?#,@[:space:]]+@[^%?#,@[:space:]]+$'
            THEN 'mailto:' || split_part(substr(address, 8), '@', 1) || '@' || lower(split_part(address, '@', 2))
        WHEN address ~* '^tel:[^;]*[^;().-]'
            THEN 'tel:' || regexp_replace(split_part(substr(address, 5), ';', 1), '[().-]', '', 'g')
                || coalesce(substring(address FROM ';.*$'), '')
        ELSE address END AS form
    FROM party_address
), kept AS (
    -- Of several addresses of one form the first is kept: whoever had the form, else whoever came first.
    SELECT DISTINCT ON (form) address, party_id, form FROM formed ORDER BY form, (address <> form), added_at, address
), doubled AS (
    -- Another party's stays as it is: which of the two it is, only people can say.
    DELETE FROM party_address USING formed JOIN kept USING (form)
    WHERE party_address.address = formed.address AND formed.address <> kept.address
      AND formed.party_id = kept.party_id
)
UPDATE party_address SET address = kept.form FROM kept
WHERE party_address.address = kept.address AND kept.address <> kept.form;

UPDATE party_address SET channel = 'email' WHERE address ~* '^mailto:[^@[:space:]]+@[^@[:space:]]+$';
