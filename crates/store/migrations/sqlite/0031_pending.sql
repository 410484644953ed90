-- Whether something is left to do of a request, here or on the platform: by that it stands in the queue. `open` is what is
-- still to be done here: one that waits for the platform alone keeps nobody from asking for the same again.
ALTER TABLE request ADD COLUMN pending INTEGER NOT NULL DEFAULT 0;
UPDATE request SET pending = open;
UPDATE request SET pending = 1, state = 'done here',
    request = json_set(request, '$.state.execution.awaitsPlatform', json('true'))
  WHERE state = 'done'
  AND EXISTS (SELECT 1 FROM task AS t WHERE t.app_id = request.app_id AND t.reference = request.reference
              AND t.state IN ('open', 'failed') AND json_extract(t.deed, '$.what') = 'call');
DROP INDEX request_queue;
CREATE INDEX request_queue ON request (app_id, pending, halted, due, reference);
