//! Reviewing a request, and deciding.

use super::{
    Noun, Phrase, noun,
    number::{count, counted},
    say,
};

/// The title.
pub const TITLE: Phrase = Phrase {
    en: "Review a request",
    de: "Einen Antrag prüfen",
};
/// Back to the queue.
pub const QUEUE: Phrase = Phrase {
    en: "Queue",
    de: "Eingang",
};
/// Above the reference.
pub const REFERENCE: Phrase = Phrase {
    en: "Reference",
    de: "Vorgangsnummer",
};
/// Of someone whose name is not held.
pub const SOMEONE: Phrase = Phrase {
    en: "Someone whose name is not held",
    de: "Jemand, dessen Name nicht gespeichert ist",
};
/// Of someone whose record is closed again.
pub const SOMEONE_DECIDED: Phrase = Phrase {
    en: "Someone",
    de: "Jemand",
};
/// Who and whom, while it is open.
pub const ASKS: Phrase = Phrase {
    en: "{} asks {}.",
    de: "{} stellt einen Antrag an {}.",
};
/// Who and whom, afterwards.
pub const ASKED: Phrase = Phrase {
    en: "{} asked {}.",
    de: "{} hat einen Antrag an {} gestellt.",
};
/// The day of receipt and the due date.
pub const RECEIVED: Phrase = Phrase {
    en: "Received {}, due {}.",
    de: "Eingegangen am {}, fällig am {}.",
};

/// Part.
pub const BEFORE: Phrase = Phrase {
    en: "Before you decide",
    de: "Bevor Sie entscheiden",
};
/// About it.
pub const BEFORE_PERSON: Phrase = Phrase {
    en: "Who asks was proven by a signed sign-in of your business, not by what someone typed.",
    de: "Wer hier etwas verlangt, ist durch eine signierte Anmeldung Ihres Unternehmens belegt, nicht \
        durch etwas Eingetipptes.",
};
/// About it.
pub const BEFORE_FINAL: Phrase = Phrase {
    en: "Once an approval is carried out, it cannot be undone.",
    de: "Ist eine Zustimmung ausgeführt, lässt sie sich nicht rückgängig machen.",
};
/// About it.
pub const BEFORE_WRITTEN: Phrase = Phrase {
    en: "Your decision is written down with your name. The person reads the reason, and that a person \
        decided, not who.",
    de: "Ihre Entscheidung wird mit Ihrem Namen festgehalten. Die Person liest den Grund und dass ein \
        Mensch entschieden hat, aber nicht, wer.",
};
/// Part, once decided.
pub const AFTER: Phrase = Phrase {
    en: "What was decided",
    de: "Was entschieden wurde",
};

/// Section.
pub const WHO: Phrase = Phrase {
    en: "Who asks",
    de: "Wer den Antrag stellt",
};
/// Section, afterwards.
pub const WHO_ASKED: Phrase = Phrase {
    en: "Who asked",
    de: "Wer den Antrag gestellt hat",
};
/// Section.
pub const RECORD: Phrase = Phrase {
    en: "What is held",
    de: "Was gespeichert ist",
};
/// Label.
pub const EXTERNAL_ID: Phrase = Phrase {
    en: "Your id for them",
    de: "Ihre Kennung für die Person",
};
/// Label.
pub const NAME: Phrase = Phrase {
    en: "Name",
    de: "Name",
};
/// While it waits for a decision, and nothing is held.
pub const NOTHING_HELD: Phrase = Phrase {
    en: "Nothing is held about this person any more.",
    de: "Über diese Person ist nichts mehr gespeichert.",
};
/// After a refusal, or when it was taken back.
pub const CLOSED_AGAIN: Phrase = Phrase {
    en: "Their record is not shown any more: a reviewer sees it only while there is something to decide.",
    de: "Der Datensatz wird nicht mehr gezeigt: Wer prüft, sieht ihn nur, solange etwas zu entscheiden ist.",
};
/// While it is being deleted.
pub const GOING: Phrase = Phrase {
    en: "Their record is hidden from everyone while it is being deleted.",
    de: "Der Datensatz ist für alle verborgen, während er gelöscht wird.",
};
/// When it is deleted.
pub const GONE: Phrase = Phrase {
    en: "Nothing is held about this person any more. What is left is this request, without their name.",
    de: "Über diese Person ist nichts mehr gespeichert. Übrig ist dieser Antrag, ohne ihren Namen.",
};
/// While it is closed to the reviewer.
pub const CLOSED: Phrase = Phrase {
    en: "What is held about this person is closed. Say why you open it: it is open to you for half an hour, and the \
        person reads that it was opened, in what role, and why.",
    de: "Was über diese Person gespeichert ist, ist verschlossen. Sagen Sie, warum Sie es öffnen: Es steht Ihnen eine \
        halbe Stunde offen, und die Person liest, dass es geöffnet wurde, in welcher Rolle und warum.",
};
/// Who asks, while the record is closed.
pub const CLOSED_WHO: Phrase = Phrase {
    en: "Who it is stands in their record, which is closed.",
    de: "Wer es ist, steht im Datensatz, und der ist verschlossen.",
};
/// The question.
pub const OCCASIONS: Phrase = Phrase {
    en: "Why do you open it?",
    de: "Warum öffnen Sie ihn?",
};
/// At the field and in the notice.
pub const OCCASION_MISSING: Phrase = Phrase {
    en: "Say why you open the record. The person has a right to know that too.",
    de: "Sagen Sie, warum Sie den Datensatz öffnen. Auch das darf die Person erfahren.",
};
/// The button.
pub const OPEN_BUTTON: Phrase = Phrase {
    en: "Open the record",
    de: "Datensatz öffnen",
};
/// Until when it is open.
pub const OPEN_UNTIL: Phrase = Phrase {
    en: "Open to you until {}.",
    de: "Für Sie offen bis {}.",
};
/// Above the profile.
pub const DETAILS: Phrase = Phrase {
    en: "Details",
    de: "Angaben",
};
/// Above the channels.
pub const CHANNELS: Phrase = Phrase {
    en: "Channels",
    de: "Kanäle",
};
/// When there are none.
pub const NO_CHANNELS: Phrase = Phrase {
    en: "No channels.",
    de: "Keine Kanäle.",
};
/// Above the devices.
pub const DEVICES: Phrase = Phrase {
    en: "Devices",
    de: "Geräte",
};
/// When there are none.
pub const NO_DEVICES: Phrase = Phrase {
    en: "No devices.",
    de: "Keine Geräte.",
};
/// Above the entries in other systems.
pub const SYSTEMS: Phrase = Phrase {
    en: "Notes in other systems",
    de: "Vermerke in anderen Systemen",
};
/// When there are none.
pub const NO_SYSTEMS: Phrase = Phrase {
    en: "No notes in other systems.",
    de: "Keine Vermerke in anderen Systemen.",
};
/// Of a channel, device or entry that does not say what it is.
pub const KINDLESS: Phrase = Phrase {
    en: "Of an unknown kind",
    de: "Von unbekannter Art",
};
/// Above the conversations.
pub const CONVERSATIONS: Phrase = Phrase {
    en: "Conversations",
    de: "Unterhaltungen",
};
/// When there are none.
pub const NO_CONVERSATIONS: Phrase = Phrase {
    en: "No conversations.",
    de: "Keine Unterhaltungen.",
};
/// Column.
pub const CONVERSATION: Phrase = Phrase {
    en: "Conversation",
    de: "Unterhaltung",
};
/// Column.
pub const MESSAGES: Phrase = Phrase {
    en: "Messages",
    de: "Nachrichten",
};
/// Column.
pub const LAST: Phrase = Phrase {
    en: "Last message",
    de: "Letzte Nachricht",
};
/// Of a conversation with others.
pub const SHARED: Phrase = Phrase {
    en: "Shared with others",
    de: "Mit anderen geteilt",
};
/// Of one without.
pub const ALONE: Phrase = Phrase {
    en: "With this person alone",
    de: "Nur mit dieser Person",
};
/// Of a conversation without a name.
pub const UNNAMED: Phrase = Phrase {
    en: "Without a name",
    de: "Ohne Namen",
};

/// Section.
pub const FATE: Phrase = Phrase {
    en: "What goes, what stays",
    de: "Was gelöscht wird, was bleibt",
};
/// Section, afterwards.
pub const FATE_DONE: Phrase = Phrase {
    en: "What went, what stays",
    de: "Was gelöscht wurde, was bleibt",
};
/// Table.
pub const GOES: Phrase = Phrase {
    en: "What goes",
    de: "Was gelöscht wird",
};
/// Table, afterwards.
pub const WENT: Phrase = Phrase {
    en: "What went",
    de: "Was gelöscht wurde",
};
/// List.
pub const STAYS: Phrase = Phrase {
    en: "What stays, and why",
    de: "Was bleibt, und warum",
};
/// When nothing else stays.
pub const STAYS_NOTHING: Phrase = Phrase {
    en: "Nothing else stays.",
    de: "Sonst bleibt nichts.",
};
/// While the person can take it back, with the time.
pub const COOLS: Phrase = Phrase {
    en: "Nothing has gone yet: until {}, the person can take the request back.",
    de: "Noch ist nichts gelöscht: Bis {} kann die Person den Antrag zurücknehmen.",
};
/// Before it begins.
pub const GOES_SOON: Phrase = Phrase {
    en: "It begins in a moment. What went is counted as it goes.",
    de: "Es beginnt gleich. Was gelöscht wird, wird dabei gezählt.",
};
/// While it is being deleted.
pub const GOES_NOW: Phrase = Phrase {
    en: "It is being deleted now. Load the page again to see how far it has come.",
    de: "Es wird gerade gelöscht. Laden Sie die Seite neu, um zu sehen, wie weit es ist.",
};
/// When it could not go on, with the time.
pub const STUCK: Phrase = Phrase {
    en: "It could not go on at {}. The portal tries again by itself, with growing pauses; whoever runs it finds the cause \
        in its log.",
    de: "Es kam um {} nicht weiter. Das Portal versucht es von selbst noch einmal, in wachsenden Abständen; wer es \
        betreibt, findet die Ursache in seinem Protokoll.",
};
/// Table, while it is being deleted.
pub const WENT_SO_FAR: Phrase = Phrase {
    en: "Gone so far",
    de: "Bisher gelöscht",
};
/// Nothing is left to go.
pub const NOTHING_GOES: Phrase = Phrase {
    en: "Nothing is held, so an approval removes nothing and closes the request.",
    de: "Es ist nichts gespeichert. Eine Zustimmung löscht also nichts und schließt den Antrag ab.",
};

/// Section.
pub const DECIDE: Phrase = Phrase {
    en: "Your decision",
    de: "Ihre Entscheidung",
};
/// First way.
pub const APPROVE: Phrase = Phrase {
    en: "Approve",
    de: "Zustimmen",
};
/// About it.
pub const APPROVE_LINE: Phrase = Phrase {
    en: "Everything in the first table goes, at once and for good.",
    de: "Alles in der ersten Tabelle wird gelöscht, sofort und endgültig.",
};
/// The same, where the person can still take it back.
pub const APPROVE_COOLS: Phrase = Phrase {
    en: "Everything in the first table goes for good, once the person can no longer take it back.",
    de: "Alles in der ersten Tabelle wird endgültig gelöscht, sobald die Person es nicht mehr zurücknehmen kann.",
};
/// About it, where it is no deletion.
pub const APPROVE_OTHER: Phrase = Phrase {
    en: "What is asked is done, at once.",
    de: "Worum gebeten wird, geschieht sofort.",
};
/// About it, where a copy is granted.
pub const APPROVE_COPY: Phrase = Phrase {
    en: "The copy may be handed over from then on, and nothing has gone to anybody yet.",
    de: "Die Kopie darf von da an übergeben werden; noch ist nichts an jemanden gegangen.",
};
/// The button.
pub const APPROVE_OTHER_BUTTON: Phrase = Phrase {
    en: "Approve the request",
    de: "Dem Antrag zustimmen",
};
/// Where two people have to approve, to the first of them.
pub const TWO_PEOPLE: Phrase = Phrase {
    en: "Two people have to approve here. After you, somebody who signs in by another key has to, and only \
        then does anything go.",
    de: "Hier müssen zwei Personen zustimmen. Nach Ihnen muss es noch jemand tun, der sich mit einem \
        anderen Schlüssel anmeldet, und erst dann wird etwas gelöscht.",
};
/// The button for the first of two.
pub const APPROVE_FIRST: Phrase = Phrase {
    en: "Approve as the first of two",
    de: "Als erste von zwei Personen zustimmen",
};
/// To whoever has approved as the first.
pub const APPROVED_BY_YOU: Phrase = Phrase {
    en: "You have approved, or somebody who signs in by the same key has. You can still refuse.",
    de: "Sie haben zugestimmt, oder jemand, der sich mit demselben Schlüssel anmeldet. Ablehnen können Sie noch.",
};
/// The first of two has approved.
pub const ENDORSED: Phrase = Phrase {
    en: "One of two has approved",
    de: "Eine von zwei Personen hat zugestimmt",
};
/// What is missing.
pub const ENDORSED_LINE: Phrase = Phrase {
    en: "A second person has to approve too, who signs in by another key. Nothing has gone yet.",
    de: "Eine zweite Person muss auch zustimmen, die sich mit einem anderen Schlüssel anmeldet. Noch ist \
        nichts gelöscht.",
};
/// The key of the first of two has been revoked.
pub const VOID: Phrase = Phrase {
    en: "An approval counts no longer",
    de: "Eine Zustimmung zählt nicht mehr",
};
/// Why, and what that means.
pub const VOID_LINE: Phrase = Phrase {
    en: "The key that vouched for them has been revoked since, so what they said counts as unsaid. Decide as \
        if you were the first.",
    de: "Der Schlüssel, der für diese Person bürgte, wurde inzwischen widerrufen. Was sie gesagt hat, gilt \
        als nicht gesagt. Entscheiden Sie, als wären Sie die erste Person.",
};
/// Second way.
pub const REFUSE: Phrase = Phrase {
    en: "Refuse",
    de: "Ablehnen",
};
/// About it.
pub const REFUSE_LINE: Phrase = Phrase {
    en: "Nothing is done. A reason is needed, and the person reads it. You see the whole letter before it is sent.",
    de: "Es geschieht nichts. Ein Grund ist nötig, und die Person liest ihn. Sie sehen das ganze Schreiben, bevor es \
        gesendet wird.",
};
/// The question.
pub const REASONS: Phrase = Phrase {
    en: "Why is it refused?",
    de: "Warum wird abgelehnt?",
};
/// Above what the person will read.
pub const READS: Phrase = Phrase {
    en: "The person reads",
    de: "Die Person liest",
};
/// The note.
pub const NOTE: Phrase = Phrase {
    en: "A note to the person (if you like)",
    de: "Eine Anmerkung für die Person (wenn Sie möchten)",
};
/// About it.
pub const NOTE_HINT: Phrase = Phrase {
    en: "One or two sentences, in your own words. It stands below the reason, in quotation marks.",
    de: "Ein oder zwei Sätze in Ihren eigenen Worten. Sie stehen unter dem Grund, in Anführungszeichen.",
};
/// The button.
pub const REFUSE_BUTTON: Phrase = Phrase {
    en: "See the letter",
    de: "Schreiben ansehen",
};
/// At the field and in the notice.
pub const REASON_MISSING: Phrase = Phrase {
    en: "Choose the reason. The person has a right to know it.",
    de: "Wählen Sie den Grund. Die Person hat ein Recht, ihn zu erfahren.",
};
/// At the field and in the notice.
pub const NOTE_TOO_LONG: Phrase = Phrase {
    en: "The note has more than 2,000 characters, so nothing was changed. It is still here: shorten it, then send it \
        again.",
    de: "Die Anmerkung hat mehr als 2.000 Zeichen, deshalb wurde nichts geändert. Sie steht noch da: Kürzen Sie sie und \
        senden Sie sie noch einmal.",
};

/// Label.
pub const DECISION: Phrase = Phrase {
    en: "Decision",
    de: "Entscheidung",
};
/// Label.
pub const FIRST_BY: Phrase = Phrase {
    en: "First approved by",
    de: "Zuerst zugestimmt hat",
};
/// Label.
pub const DECIDED_BY: Phrase = Phrase {
    en: "Decided by",
    de: "Entschieden von",
};
/// Label.
pub const DECIDED_AT: Phrase = Phrase {
    en: "Decided at",
    de: "Entschieden am",
};
/// Label.
pub const REASON: Phrase = Phrase {
    en: "Reason",
    de: "Grund",
};
/// Label.
pub const RESTS_ON: Phrase = Phrase {
    en: "Rests on",
    de: "Beruht auf",
};
/// Label.
pub const BEGUN_AT: Phrase = Phrase {
    en: "Began",
    de: "Begonnen",
};
/// Label.
pub const BEGINS_AT: Phrase = Phrase {
    en: "Deletion begins",
    de: "Löschung beginnt",
};
/// Label.
pub const FINISHED_AT: Phrase = Phrase {
    en: "Done",
    de: "Erledigt",
};
/// Value.
pub const NOT_BEGUN: Phrase = Phrase {
    en: "It begins in a moment",
    de: "Sie beginnt gleich",
};
/// Value.
pub const DECIDED_APPROVED: Phrase = Phrase {
    en: "Approved",
    de: "Zugestimmt",
};
/// Value.
pub const DECIDED_REFUSED: Phrase = Phrase {
    en: "Refused",
    de: "Abgelehnt",
};
/// Instead of a decision.
pub const WITHDRAWN: Phrase = Phrase {
    en: "The person took the request back before anyone decided. Nothing is left to do.",
    de: "Die Person hat den Antrag zurückgenommen, bevor jemand entschieden hat. Es ist nichts mehr zu tun.",
};
/// The same, after an approval.
pub const WITHDRAWN_LATE: Phrase = Phrase {
    en: "It was approved, and the person took it back in time. Nothing has gone, and nothing is left to do.",
    de: "Dem Antrag wurde zugestimmt, und die Person hat ihn rechtzeitig zurückgenommen. Es wurde nichts gelöscht, und \
        es ist nichts mehr zu tun.",
};
/// When it ended with the deletion of everything.
pub const ENDED_WITH_ALL: Phrase = Phrase {
    en: "Everything about the person was deleted, and nothing is held any more: this request ended with that. Nothing is \
        left to do.",
    de: "Alles über die Person wurde gelöscht, und es ist nichts mehr gespeichert: Damit endete dieser Antrag. Es ist \
        nichts mehr zu tun.",
};
/// Label.
pub const WITHDRAWN_AT: Phrase = Phrase {
    en: "Taken back",
    de: "Zurückgenommen",
};

/// The note, where the answer has to say why.
pub const NOTE_NEEDED: Phrase = Phrase {
    en: "Your answer, in your own words",
    de: "Ihre Antwort in eigenen Worten",
};
/// About it.
pub const NOTE_NEEDED_HINT: Phrase = Phrase {
    en: "Say what you looked at and why it comes out so. The person reads it.",
    de: "Sagen Sie, was Sie geprüft haben und warum es so ausgeht. Die Person liest es.",
};
/// First way, of a complaint or an appeal.
pub const UPHOLD: Phrase = Phrase {
    en: "They are right",
    de: "Die Person hat recht",
};
/// About it.
pub const UPHOLD_APPEAL_LINE: Phrase = Phrase {
    en: "What they had asked is opened anew, with a clock of its own. It is not decided by this.",
    de: "Worum sie gebeten hatte, wird neu eröffnet, mit eigener Frist. Entschieden ist es damit nicht.",
};
/// About it.
pub const UPHOLD_COMPLAINT_LINE: Phrase = Phrase {
    en: "Say what follows from it. Nothing else is done by the portal.",
    de: "Sagen Sie, was daraus folgt. Sonst tut das Portal nichts.",
};
/// Second way, of a complaint or an appeal.
pub const STANDS: Phrase = Phrase {
    en: "The decision stands",
    de: "Die Entscheidung bleibt bestehen",
};
/// To whoever decided what it is about.
pub const NOT_YOU: Phrase = Phrase {
    en: "You decided what this is about, or somebody who signs in by the same key did. Somebody else has \
        to look at it.",
    de: "Sie haben entschieden, worum es hier geht, oder jemand, der sich mit demselben Schlüssel \
        anmeldet. Jemand anderes muss es sich ansehen.",
};
/// Section.
pub const TAKE_UP: Phrase = Phrase {
    en: "Take it up",
    de: "Übernehmen",
};
/// About it.
pub const TAKE_UP_LINE: Phrase = Phrase {
    en: "The person then reads that somebody looks into it, not who.",
    de: "Die Person liest dann, dass jemand den Antrag prüft, aber nicht, wer.",
};
/// The button.
pub const TAKE_UP_BUTTON: Phrase = Phrase {
    en: "Take it up",
    de: "Antrag übernehmen",
};
/// Who looks into it.
pub const LOOKS: Phrase = Phrase {
    en: "{} looks into it.",
    de: "{} prüft den Antrag.",
};
/// The visitor does.
pub const LOOKS_YOU: Phrase = Phrase {
    en: "You look into it.",
    de: "Sie prüfen den Antrag.",
};
/// The button, in another’s place.
pub const TAKE_OVER_BUTTON: Phrase = Phrase {
    en: "Go on in their place",
    de: "An ihrer Stelle weitermachen",
};
/// Section.
pub const ASK: Phrase = Phrase {
    en: "Ask the person something",
    de: "Die Person etwas fragen",
};
/// About it.
pub const ASK_LINE: Phrase = Phrase {
    en: "Only if you cannot decide without it. Where the law lets the clock stand still, it does until \
        the answer.",
    de: "Nur wenn Sie sonst nicht entscheiden können. Wo das Gesetz die Frist ruhen lässt, ruht sie bis \
        zur Antwort.",
};
/// The question.
pub const ASK_ABOUT: Phrase = Phrase {
    en: "What about?",
    de: "Worum geht es?",
};
/// A choice.
pub const ASK_WHO: Phrase = Phrase {
    en: "Who they are: there is reasonable doubt",
    de: "Wer die Person ist: Es gibt begründete Zweifel",
};
/// A choice.
pub const ASK_WHAT: Phrase = Phrase {
    en: "What they mean",
    de: "Was die Person meint",
};
/// The field.
pub const ASK_FIELD: Phrase = Phrase {
    en: "Your question",
    de: "Ihre Frage",
};
/// About it.
pub const ASK_HINT: Phrase = Phrase {
    en: "The person reads it as it stands. Ask for no identity card.",
    de: "Die Person liest sie so, wie sie da steht. Verlangen Sie keinen Ausweis.",
};
/// The button.
pub const ASK_BUTTON: Phrase = Phrase {
    en: "Send the question",
    de: "Frage senden",
};
/// At the field.
pub const ABOUT_MISSING: Phrase = Phrase {
    en: "Choose what it is about.",
    de: "Wählen Sie, worum es geht.",
};
/// While it is awaited.
pub const AWAITED: Phrase = Phrase {
    en: "The answer of the person is awaited",
    de: "Die Antwort der Person steht aus",
};
/// About it.
pub const AWAITED_LINE: Phrase = Phrase {
    en: "Until it comes you can write to them below. You decide once they have answered, or once the \
        question is closed.",
    de: "Bis sie kommt, können Sie der Person unten schreiben. Sie entscheiden, sobald sie geantwortet hat \
        oder die Frage geschlossen ist.",
};
/// Section.
pub const CLOSE_ANSWERED: Phrase = Phrase {
    en: "The answer came another way",
    de: "Die Antwort kam auf anderem Weg",
};
/// About it.
pub const CLOSE_ANSWERED_LINE: Phrase = Phrase {
    en: "In a letter, by telephone, in person: write down what they said. They read it here, and that you \
        entered it for them. The clock runs again.",
    de: "Im Brief, am Telefon, vor Ort: Schreiben Sie auf, was die Person gesagt hat. Sie liest es hier, \
        und dass es für sie eingetragen wurde. Die Frist läuft wieder.",
};
/// The field.
pub const CLOSE_FIELD: Phrase = Phrase {
    en: "How it came, and what they said",
    de: "Wie sie kam, und was die Person gesagt hat",
};
/// The button.
pub const CLOSE_ANSWERED_BUTTON: Phrase = Phrase {
    en: "Enter the answer",
    de: "Antwort eintragen",
};
/// Section.
pub const CLOSE_BACK: Phrase = Phrase {
    en: "Take the question back",
    de: "Die Frage zurücknehmen",
};
/// About it.
pub const CLOSE_BACK_LINE: Phrase = Phrase {
    en: "If it was sent by mistake, or you can decide without it. The clock counts as if it had not been \
        asked.",
    de: "Wenn sie aus Versehen gesendet wurde oder Sie ohne sie entscheiden können. Die Frist zählt so, als \
        wäre nicht gefragt worden.",
};
/// The button.
pub const CLOSE_BACK_BUTTON: Phrase = Phrase {
    en: "Take it back",
    de: "Frage zurücknehmen",
};
/// Section.
pub const CLOSE_WITHOUT: Phrase = Phrase {
    en: "Go on without an answer",
    de: "Ohne Antwort weitermachen",
};
/// About it.
pub const CLOSE_WITHOUT_LINE: Phrase = Phrase {
    en: "If you have waited long enough for it. The clock runs again, and the person reads that you went \
        on. You then decide: whoever has not shown who they are can be refused for that reason, where the \
        law allows it.",
    de: "Wenn Sie lange genug darauf gewartet haben. Die Frist läuft wieder, und die Person liest, dass Sie \
        weitermachen. Dann entscheiden Sie: Wer nicht gezeigt hat, wer er ist, dem darf aus diesem Grund \
        abgesagt werden, wo das Gesetz es zulässt.",
};
/// The button.
pub const CLOSE_WITHOUT_BUTTON: Phrase = Phrase {
    en: "Go on without it",
    de: "Ohne sie weitermachen",
};
/// Where it ends without an answer, with the day.
pub const LAPSES: Phrase = Phrase {
    en: "If nothing comes by {}, the request ends by itself. The person is told once more before.",
    de: "Wenn bis {} nichts kommt, endet der Antrag von selbst. Die Person erfährt es vorher noch einmal.",
};
/// Section.
pub const EXTEND: Phrase = Phrase {
    en: "Take longer",
    de: "Mehr Zeit nehmen",
};
/// About it, with the day.
pub const EXTEND_LINE: Phrase = Phrase {
    en: "Once, and the person reads why. The last day is then {}.",
    de: "Einmal, und die Person liest, warum. Der letzte Tag ist dann {}.",
};
/// The question.
pub const EXTEND_WHY: Phrase = Phrase {
    en: "Why does it take longer?",
    de: "Warum dauert es länger?",
};
/// A choice.
pub const EXTEND_COMPLEX: Phrase = Phrase {
    en: "The request is complex",
    de: "Der Antrag ist komplex",
};
/// A choice.
pub const EXTEND_MANY: Phrase = Phrase {
    en: "The person has sent many requests",
    de: "Die Person hat viele Anträge gestellt",
};
/// The button.
pub const EXTEND_BUTTON: Phrase = Phrase {
    en: "Take longer",
    de: "Mehr Zeit nehmen und mitteilen",
};
/// At the field.
pub const WHY_MISSING: Phrase = Phrase {
    en: "Choose why it takes longer.",
    de: "Wählen Sie, warum es länger dauert.",
};
/// Section.
pub const REMARKS: Phrase = Phrase {
    en: "Messages",
    de: "Nachrichten",
};
/// Who wrote it.
pub const BY_PERSON: Phrase = Phrase {
    en: "The person wrote",
    de: "Die Person schrieb",
};
/// Who wrote it, of nobody known.
pub const BY_STAFF: Phrase = Phrase {
    en: "Staff wrote",
    de: "Das Team schrieb",
};
/// The field.
pub const WRITE_FIELD: Phrase = Phrase {
    en: "Write to the person",
    de: "Der Person schreiben",
};
/// The button.
pub const WRITE_BUTTON: Phrase = Phrase {
    en: "Send it to the person",
    de: "An die Person senden",
};
/// Section.
pub const ASKED_FOR: Phrase = Phrase {
    en: "What is asked",
    de: "Worum gebeten wird",
};
/// Of one that staff put.
pub const ON_BEHALF: Phrase = Phrase {
    en: "Staff put this request for the person, who had asked elsewhere.",
    de: "Das Team hat diesen Antrag für die Person gestellt, die auf anderem Weg darum gebeten hatte.",
};
/// Above the person’s words.
pub const IN_WORDS: Phrase = Phrase {
    en: "In their words",
    de: "In den Worten der Person",
};
/// What it is about.
pub const SECOND_LOOK: Phrase = Phrase {
    en: "It is about this request:",
    de: "Es geht um diesen Antrag:",
};
/// About none.
pub const SECOND_LOOK_NONE: Phrase = Phrase {
    en: "It is about no request in particular.",
    de: "Es geht um keinen bestimmten Antrag.",
};
/// Section.
pub const HISTORY: Phrase = Phrase {
    en: "What happened so far, newest first",
    de: "Was bisher geschah, Neuestes zuerst",
};
/// A step.
pub const H_RECEIVED: Phrase = Phrase {
    en: "Received",
    de: "Eingegangen",
};
/// A step.
pub const H_TAKEN_UP: Phrase = Phrase {
    en: "Taken up",
    de: "Übernommen",
};
/// A step.
pub const H_ASKED: Phrase = Phrase {
    en: "The person was asked something",
    de: "Die Person wurde etwas gefragt",
};
/// A step.
pub const H_WARNED: Phrase = Phrase {
    en: "The person was told that it ends",
    de: "Die Person erfuhr, dass er endet",
};
/// A step.
pub const H_ANSWERED: Phrase = Phrase {
    en: "The person answered",
    de: "Die Person hat geantwortet",
};
/// A step.
pub const H_ANSWERED_ELSEWHERE: Phrase = Phrase {
    en: "Answer entered that came another way",
    de: "Antwort von anderem Weg eingetragen",
};
/// A step.
pub const H_QUESTION_TAKEN_BACK: Phrase = Phrase {
    en: "Question taken back",
    de: "Frage zurückgenommen",
};
/// A step.
pub const H_UNANSWERED: Phrase = Phrase {
    en: "Gone on without an answer",
    de: "Ohne Antwort fortgesetzt",
};
/// A step.
pub const H_EXTENDED: Phrase = Phrase {
    en: "The time was extended",
    de: "Die Frist wurde verlängert",
};
/// A step.
pub const H_APPROVED: Phrase = Phrase {
    en: "Approved",
    de: "Zugestimmt",
};
/// A step.
pub const H_REFUSED: Phrase = Phrase {
    en: "Refused",
    de: "Abgelehnt",
};
/// A step.
pub const H_WITHDRAWN: Phrase = Phrase {
    en: "Taken back by the person",
    de: "Von der Person zurückgenommen",
};
/// A step.
pub const H_TAKEN_INTO: Phrase = Phrase {
    en: "Went into a wider request",
    de: "In einen weiter reichenden Antrag eingegangen",
};
/// A step.
pub const H_NOTHING_HELD: Phrase = Phrase {
    en: "Ended with the deletion of everything: nothing is held any more",
    de: "Endete mit der Löschung von allem: Es ist nichts mehr gespeichert",
};
/// A step.
pub const H_EXPIRED: Phrase = Phrase {
    en: "Ended without an answer",
    de: "Ohne Antwort beendet",
};
/// A step.
pub const H_STARTED: Phrase = Phrase {
    en: "Begun",
    de: "Begonnen",
};
/// A step.
pub const H_STUCK: Phrase = Phrase {
    en: "Could not go on, tried again",
    de: "Konnte nicht weiter, wird erneut versucht",
};
/// A step.
pub const H_DONE: Phrase = Phrase {
    en: "Done",
    de: "Erledigt",
};
/// A step that is still under way.
pub const H_UNVERIFIED: Phrase = Phrase {
    en: "Erased, verification pending: the files are still being looked through",
    de: "Gelöscht, Prüfung steht aus: Die Dateien werden noch durchgesehen",
};
/// A step.
pub const H_CONFIRMED: Phrase = Phrase {
    en: "Done on the platform, too",
    de: "Auch auf der Plattform erledigt",
};
/// A step.
pub const H_SET_ASIDE: Phrase = Phrase {
    en: "Came again in a file, and was set aside",
    de: "Kam in einer Datei noch einmal und wurde beiseitegelassen",
};
/// A step.
pub const H_VERIFIED: Phrase = Phrase {
    en: "Verified: nothing is left in the files",
    de: "Geprüft: In den Dateien ist nichts mehr davon",
};
/// Where nothing was entered.
pub const CHECK_NOTHING: Phrase = Phrase {
    en: "Nothing is entered that could be sent, or the request is decided already.",
    de: "Es ist nichts eingegeben, das gesendet werden könnte, oder der Antrag ist schon entschieden.",
};
/// The way back from there.
pub const CHECK_BACK: Phrase = Phrase {
    en: "Back to the request",
    de: "Zurück zum Antrag",
};
/// The check page’s title and heading.
pub const CHECK: Phrase = Phrase {
    en: "What the person will read",
    de: "Was die Person lesen wird",
};
/// What the page is for.
pub const CHECK_LEDE: Phrase = Phrase {
    en: "Word for word as on their page. Nothing is sent yet.",
    de: "Wort für Wort wie auf ihrer Seite. Noch ist nichts gesendet.",
};
/// The way back.
pub const CHECK_CHANGE: Phrase = Phrase {
    en: "Change it",
    de: "Ändern",
};
/// The button.
pub const CHECK_REFUSE: Phrase = Phrase {
    en: "Send this, and refuse the request",
    de: "Das senden und den Antrag ablehnen",
};
/// The button.
pub const CHECK_STANDS: Phrase = Phrase {
    en: "Send this: the decision stands",
    de: "Das senden: Die Entscheidung bleibt bestehen",
};
/// The button.
pub const CHECK_UPHOLD: Phrase = Phrase {
    en: "Send this: they are right",
    de: "Das senden: Die Person hat recht",
};
/// Instead of a decision.
pub const EXPIRED: Phrase = Phrase {
    en: "The person did not answer, though they were told twice, and the law lets the request end so.",
    de: "Die Person hat nicht geantwortet, obwohl sie es zweimal erfuhr, und das Gesetz lässt den Antrag \
        so enden.",
};
/// Label.
pub const EXPIRED_AT: Phrase = Phrase {
    en: "Ended",
    de: "Beendet",
};

/// A reason as it will be read.
pub const READS_QUOTED: Phrase = Phrase {
    en: "The person reads: “{}”",
    de: "Die Person liest: „{}“",
};

/// The conversations' table: how many of how many.
pub fn conversations(shown: u64, all: u64) -> String {
    let said = counted(all, noun::CONVERSATION);
    if shown < all {
        let shown = count(shown);
        say! { en: "{shown} of {said}", de: "{shown} von {said}" }
    } else {
        said
    }
}

const MORE: Noun = Noun {
    en: ["more conversation", "more conversations"],
    de: ["weitere Unterhaltung", "weitere Unterhaltungen"],
};

/// Below the conversations that are shown: how many more there are.
pub fn more(conversations: u64, messages: u64) -> String {
    let (more, messages) = (counted(conversations, MORE), counted(messages, noun::MESSAGE));
    say! { en: "And {more}, with {messages}.", de: "Dazu {more} ({messages})." }
}

/// A channel, device or entry in a line: `WhatsApp, Maren O.`
pub fn sheet(kind: &str, name: Option<&str>) -> String {
    let kind = if kind.is_empty() { KINDLESS.here() } else { kind };
    match name {
        Some(name) if !name.is_empty() => format!("{kind}, {name}"),
        _ => kind.to_owned(),
    }
}

/// What stays, by category: its name, and what is kept.
pub fn stays(what: &str) -> Option<(Phrase, Phrase)> {
    Some(match what {
        "requests" => (
            Phrase {
                en: "Their requests",
                de: "Die Anträge der Person",
            },
            Phrase {
                en: "What was asked, decided and done, under a fingerprint instead of a name.",
                de: "Was verlangt, entschieden und getan wurde, unter einem Fingerabdruck statt eines Namens.",
            },
        ),
        "emptiedRequests" => (
            Phrase {
                en: "That they asked",
                de: "Dass die Person etwas verlangt hat",
            },
            Phrase {
                en: "Of each request what it was for, when, and what was decided, under a fingerprint instead of a name. \
                    Messages, notes, values and recipients go, and what is still open ends with it.",
                de: "Von jedem Antrag, wofür er war, wann, und was entschieden wurde, unter einem Fingerabdruck statt \
                    eines Namens. Nachrichten, Anmerkungen, Werte und Empfänger werden gelöscht, und was noch offen ist, \
                    endet damit.",
            },
        ),
        "sharedConversations" => (
            Phrase {
                en: "What others wrote",
                de: "Was andere geschrieben haben",
            },
            Phrase {
                en: "In shared conversations, the others’ own messages stay, without this person’s words.",
                de: "In geteilten Unterhaltungen bleiben die eigenen Nachrichten der anderen, ohne die Worte dieser \
                    Person.",
            },
        ),
        "accessLog" => (
            Phrase {
                en: "Who looked and who decided",
                de: "Wer hingesehen und wer entschieden hat",
            },
            Phrase {
                en: "The audit log, without the data and without the person’s name.",
                de: "Das Protokoll, ohne die Daten und ohne den Namen der Person.",
            },
        ),
        "firstConversation" => (
            Phrase {
                en: "The conversation, empty",
                de: "Die Unterhaltung, leer",
            },
            Phrase {
                en: "The platform does not delete a person’s first conversation; only its messages can be cleared.",
                de: "Die erste Unterhaltung einer Person löscht die Plattform nicht; nur ihre Nachrichten lassen sich \
                    entfernen.",
            },
        ),
        "emptyConversations" => (
            Phrase {
                en: "The conversations, empty",
                de: "Die Unterhaltungen, leer",
            },
            Phrase {
                en: "The person did not ask for them to go.",
                de: "Um ihre Löschung hat die Person nicht gebeten.",
            },
        ),
        "messages" => (
            Phrase {
                en: "The messages",
                de: "Die Nachrichten",
            },
            Phrase {
                en: "All of them, with the names that stand at each.",
                de: "Alle, mit den Namen, die bei jeder stehen.",
            },
        ),
        "foundBy" => (
            Phrase {
                en: "What person and channels are found by",
                de: "Woran Person und Kanäle zu finden sind",
            },
            Phrase {
                en: "Your id for them, the platform’s ids, and the number or name on each channel.",
                de: "Ihre Kennung für die Person, die Nummern der Plattform und die Nummer oder der Name auf jedem Kanal.",
            },
        ),
        "rest" => (
            Phrase {
                en: "Everything else",
                de: "Alles andere",
            },
            Phrase {
                en: "What the person did not ask for.",
                de: "Worum die Person nicht gebeten hat.",
            },
        ),
        _ => return None,
    })
}

const DUE_TODAY: Phrase = Phrase {
    en: "Due today",
    de: "Heute fällig",
};
const DUE_TOMORROW: Phrase = Phrase {
    en: "Due tomorrow",
    de: "Morgen fällig",
};

/// How far the due date is: `Due in 7 days`.
pub fn due_in(days: i32) -> String {
    match days {
        0 => DUE_TODAY.into(),
        1 => DUE_TOMORROW.into(),
        2.. => {
            let n = counted(u64::from(days.unsigned_abs()), noun::AFTER_DAYS);
            say! { en: "Due in {n}", de: "Fällig in {n}" }
        }
        _ => super::queue::away(days),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_how_many_more_there_are() {
        assert_eq!(more(12, 1_284), "And 12 more conversations, with 1,284 messages.");
        assert_eq!(more(1, 1), "And 1 more conversation, with 1 message.");
        assert_eq!(more(2, 0), "And 2 more conversations, with no messages.");
    }

    #[test]
    fn a_channel_is_said_in_a_line() {
        assert_eq!(sheet("WhatsApp", Some("Maren O.")), "WhatsApp, Maren O.");
        assert_eq!(sheet("pigeon", Some("")), "pigeon");
        assert_eq!(sheet("", None), KINDLESS.en);
    }
}
