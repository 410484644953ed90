-- What a person does is written down with the key that vouches for them, so their principal says which that is.

UPDATE session SET principal = json_set(principal, '$.kid', kid) WHERE external_id IS NOT NULL;
UPDATE handover SET principal = json_set(principal, '$.kid', kid);
