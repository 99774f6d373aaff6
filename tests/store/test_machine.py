"""Whatever moderators do in whatever order, the store says what a model of twenty lines says."""

import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.models import Document
from bot.outcomes import ChangeOutcome, Done
from bot.records import Origin, Status
from bot.store.store import Store
from tests.store.conftest import SECRETS, Clock
from tests.store.tiny_library import ANNE, said

pytestmark = pytest.mark.slow

TEN_MINUTES = timedelta(minutes=10)
_ids = st.sampled_from(["a", "b"])
_texts = st.sampled_from(["un", "deux", "trois"])
_steps = st.integers(-1, 0)


@dataclass(frozen=True)
class State:
    """A document as the model sees it."""

    text: str
    version: int
    public: bool


class Moderators(RuleBasedStateMachine):
    """Two documents; every button, pressed on what is shown or on something older."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(template(), self.folder / "extrait.db")
        self.clock = Clock()
        self.store = Store.open(f"sqlite:///{self.folder}/extrait.db", SECRETS, clock=self.clock)
        self.model: dict[str, State] = {}
        self.changes: dict[int, tuple[str, State | None]] = {}
        self.made: dict[int, object] = {}
        self.last: dict[str, int] = {}
        self.undone: set[int] = set()
        self.index: dict[str, Document] = {}

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    def _after(self, outcome: ChangeOutcome, expected: str, identity: str, state: State | None) -> None:
        assert said(outcome) == expected
        if not isinstance(outcome, Done):
            return
        assert state
        change = outcome.change
        self.changes[change.id] = (identity, self.model.get(identity))
        self.made[change.id] = self.clock.now
        self.last[identity] = change.id
        self.model[identity] = state
        # What an index does: take out what was quoted, take in what is.
        assert self.index.get(identity) == change.before
        if change.before:
            del self.index[identity]
        if change.after:
            self.index[identity] = change.after

    @rule(identity=_ids, text=_texts, replaces=st.booleans())
    def publish(self, identity: str, text: str, replaces: bool) -> None:
        there = self.model.get(identity)
        with self.store.write() as w:
            aim = identity if there and replaces else None
            draft = w.drafts.add(Document(identity, "Titre", text), Origin.TEXT, ANNE, aim)
            outcome = w.documents.publish(draft.id, 1, ANNE)
            assert said(w.documents.publish(draft.id, 1, ANNE)) == (
                "already" if said(outcome) == "done" else said(outcome)
            )
        if there and not replaces:
            expected = "already" if there.public and there.text == text else "meanwhile"
        else:
            expected = "done"
        self._after(outcome, expected, identity, State(text, there.version + 1 if there else 1, public=True))

    @rule(identity=_ids, text=_texts, step=_steps)
    def revise(self, identity: str, text: str, step: int) -> None:
        there = self.model.get(identity)
        shown = there.version + step if there else 1
        with self.store.write() as w:
            outcome = w.documents.revise(Document(identity, "Titre", text), shown, ANNE)
        if there is None:
            expected = "gone"
        elif there.text == text:
            expected = "already"
        else:
            expected = "meanwhile" if step else "done"
        self._after(outcome, expected, identity, there and replace(there, text=text, version=there.version + 1))

    @rule(identity=_ids, step=_steps, public=st.booleans())
    def withdraw_or_restore(self, identity: str, step: int, public: bool) -> None:
        there = self.model.get(identity)
        shown = there.version + step if there else 1
        with self.store.write() as w:
            outcome = (w.documents.restore if public else w.documents.withdraw)(identity, shown, ANNE)
        if there is None:
            expected = "gone"
        elif there.public == public:
            expected = "already"
        else:
            expected = "meanwhile" if step else "done"
        self._after(outcome, expected, identity, there and replace(there, public=public))

    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        change = data.draw(st.sampled_from(sorted(self.changes) or [0]))
        with self.store.write() as w:
            outcome = w.documents.undo(change, ANNE)
        if change == 0:
            assert said(outcome) == "gone"
            return
        identity, before = self.changes[change]
        there = self.model[identity]
        if change in self.undone:
            expected = "already"
        elif self.clock.now - self.made[change] > TEN_MINUTES:  # type: ignore[operator]
            expected = "late"
        else:
            expected = "done" if self.last[identity] == change else "meanwhile"
        state = replace(there, public=False)
        if before:
            again = there.version + (before.version != there.version)
            state = State(before.text, again, before.public)
        self._after(outcome, expected, identity, state)
        if expected == "done":
            self.undone.add(change)

    @rule(minutes=st.sampled_from([1, 9, 10]))
    def wait(self, minutes: int) -> None:
        self.clock.move(minutes=minutes)

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = Store.open(f"sqlite:///{self.folder}/extrait.db", SECRETS, clock=self.clock)

    @invariant()
    def the_store_says_what_the_model_says(self) -> None:
        with self.store.read() as r:
            found = {
                one.document.id: State(one.document.text, one.version, one.status is Status.PUBLISHED)
                for one in r.documents.page(limit=100).entries
            }
            published = {one.document.id: one.document for one in r.documents.published()}
            lengths = {identity: len(r.documents.history(identity)) for identity in found}
        assert found == self.model
        assert published == self.index
        assert lengths == {identity: state.version for identity, state in self.model.items()}


_made: list[Path] = []


def template() -> Path:
    """An empty database, made once: a machine starts a hundred times."""
    if not _made:
        file = Path(tempfile.mkdtemp()) / "extrait.db"
        Store.open(f"sqlite:///{file}", SECRETS).close()
        _made.append(file)
    return _made[0]


TestModerators = Moderators.TestCase
TestModerators.settings = settings(max_examples=60, stateful_step_count=25)
