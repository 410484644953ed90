//! The index past the store: what stands in it, and what no longer does.

use super::*;

/// Who finds what, and every word of it.
pub(super) fn rows(db: &Connection) -> Rows {
    db.execute_batch("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, search, instance)")
        .unwrap();
    let readers = super::rows(db, "SELECT app_id, user_id FROM reader");
    let hits = super::rows(
        db,
        "SELECT h.app_id, r.user_id, h.message_id FROM hit AS h JOIN reader AS r ON r.number = h.reader
         ORDER BY 1, 2, 3",
    );
    let words = super::rows(
        db,
        "SELECT r.app_id, r.user_id, h.message_id, substr(w.term, length(r.number) + 1) AS word, w.offset
         FROM words AS w LEFT JOIN reader AS r ON r.number = CAST(w.term AS INTEGER)
         LEFT JOIN hit AS h ON h.app_id = r.app_id AND h.reader = r.number AND h.at = w.doc
         ORDER BY 1, 2, 3, w.offset, 4",
    );
    db.execute_batch("DROP TABLE temp.words").unwrap();
    [("reader", readers), ("hit", hits), ("search", words)]
        .map(|(table, rows)| (table.to_owned(), rows))
        .into()
}
