-- When the messages of a conversation last changed, as a place in the count that every import and every erasure moves on:
-- whether a copy that was cut is still the same copy is told by it.
ALTER TABLE conversation_total ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
