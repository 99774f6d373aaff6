"""Short ways to say what tests do to a store."""

from bot.models import Document
from bot.outcomes import Already, Change, ChangeOutcome, Done, Gone, Late, Meanwhile
from bot.reader_records import Arrived
from bot.records import Draft, Event, Origin, Vote
from bot.store.store import Session, Store

ANNE, PAUL = "anne", "paul"
BAC = Document("bac", "Le bac de Kerbihan", "Le bac traverse la rade en dix minutes.\n\nIl est gratuit.")


def drafted(store: Store, document: Document = BAC, by: str = ANNE, replaces: str | None = None) -> Draft:
    with store.write() as w:
        return w.drafts.add(document, Origin.TEXT, by, replaces)


def publish(session: Session, document: Document = BAC, by: str = ANNE, replaces: str | None = None) -> Change:
    draft = session.drafts.add(document, Origin.TEXT, by, replaces)
    return done(session.documents.publish(draft.id, draft.version, by))


def published(store: Store, document: Document = BAC, by: str = ANNE, replaces: str | None = None) -> Change:
    with store.write() as w:
        return publish(w, document, by, replaces)


def done(outcome: ChangeOutcome) -> Change:
    assert isinstance(outcome, Done), outcome
    return outcome.change


def said(outcome: ChangeOutcome | Draft) -> str:
    """The outcome in a word."""
    kinds = {Done: "done", Already: "already", Meanwhile: "meanwhile", Late: "late", Gone: "gone", Draft: "draft"}
    return kinds[type(outcome)]


def quoted(store: Store) -> list[Document]:
    """The published documents."""
    with store.read() as r:
        return [entry.document for entry in r.documents.published()]


def journal(store: Store) -> list[Event]:
    """The journal's events, oldest first."""
    with store.read() as r:
        return r.audit.page(limit=1_000)[::-1]


def arrived(update_id: int, chat: int, raw: str) -> Arrived:
    """An update as it came."""
    return Arrived(update_id, chat, f"{update_id} {raw}", raw)


def totals(session: Session) -> tuple[int, int]:
    """The numbers of votes for and against an answer."""
    counts = session.votes.counts()
    return counts[Vote.UP], sum(counts.values()) - counts[Vote.UP]
