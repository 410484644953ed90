-- What is open and waits for nothing of the business's is not late, however far its day has passed: a question is open for
-- which the law stops the clock, or a copy that was granted waits for its recipient. It comes last in the queue.
ALTER TABLE request ADD COLUMN halted INTEGER NOT NULL DEFAULT 0;
UPDATE request SET halted = 1
  WHERE (kind = 'transfer' AND state = 'approved')
  OR (state = 'asked' AND json_type(request, '$.pauses[#-1]') = 'object'
      AND json_type(request, '$.pauses[#-1].until') IS NULL);
DROP INDEX request_queue;
CREATE INDEX request_queue ON request (app_id, open, halted, due, reference);
