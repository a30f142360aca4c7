-- Addresses are compared in one form, and mail addresses are mail's whatever channel they came by.

-- What names no single plain mailbox, has escapes or is not in ASCII stays as it is.
WITH cut AS (
    SELECT address, party_id, verified, added_at, regexp_replace(address, '[?#].*$', '') AS bare FROM party_address
), formed AS (
    SELECT address, party_id, verified, added_at, CASE
        WHEN bare ~* '^mailto:[a-z0-9!$&''*+/=^_`{|}~-]+(\.[a-z0-9!$&''*+/=^_`{|}~-]+)*@[a-z0-9-]+(\.[a-z0-9-]+)*$'
            THEN 'mailto:' || split_part(substr(bare, 8), '@', 1) || '@' || lower(split_part(bare, '@', 2))
        WHEN address ~* '^tel:[^;]*[^;().-]'
            THEN 'tel:' || regexp_replace(split_part(substr(address, 5), ';', 1), '[().-]', '', 'g')
                || coalesce(substring(address FROM ';.*$'), '')
        ELSE address END AS form
    FROM cut
), kept AS (
    -- Of several addresses of one form the first is kept: whoever had the form, else whoever came first; verified if
    -- one of the party's is.
    SELECT DISTINCT ON (form) address, party_id, form, bool_or(verified) OVER (PARTITION BY form, party_id) AS verified
    FROM formed ORDER BY form, (address <> form), added_at, address
), doubled AS (
    -- Another party's stays as it is: which of the two it is, only people can say.
    DELETE FROM party_address USING formed JOIN kept USING (form)
    WHERE party_address.address = formed.address AND formed.address <> kept.address
      AND formed.party_id = kept.party_id
)
UPDATE party_address SET address = kept.form, verified = kept.verified FROM kept
WHERE party_address.address = kept.address
  AND (party_address.address, party_address.verified) <> (kept.form, kept.verified);

UPDATE party_address SET channel = 'email'
WHERE regexp_replace(address, '[?#].*$', '')
    ~* '^mailto:[a-z0-9!$%&''*+/=^_`{|}~-]+(\.[a-z0-9!$%&''*+/=^_`{|}~-]+)*@[a-z0-9-]+(\.[a-z0-9-]+)*$';
