-- What somebody has entered on the way to a request and not sent yet, while their session lasts: apart from what they
-- looked for, so that neither pushes the other out.
ALTER TABLE session ADD COLUMN drafts TEXT;
