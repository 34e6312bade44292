"""What a document says of reporting back how its measures are carried out."""

from __future__ import annotations

from creditrules.model.base import Frozen
from creditrules.model.scalars import Identifier, Text
from creditrules.model.words import Cycle, Evidence


class FeedbackEvidence(Frozen):
    """How well each field of a feedback section is established; a guess is an open field."""

    every: Evidence = Evidence.SEEN
    recipients: Evidence = Evidence.SEEN
    says: Evidence = Evidence.SEEN
    via: Evidence = Evidence.SEEN


class Feedback(Frozen):
    """The feedback of results (反馈) that a document asks of those who carry it out.

    Attributes:
        every: the cycle, in calendar months, quarters, half-years or years; None = not established.
        recipients: ids of the authorities that are told.
        says: what the document says of it.
        via: the platform or way by which it goes.
    """

    every: Cycle | None = None
    recipients: tuple[Identifier, ...] = ()
    says: Text | None = None
    via: Text | None = None
    evidence: FeedbackEvidence = FeedbackEvidence()
    note: Text | None = None

    @property
    def cycle(self) -> Cycle | None:
        """The cycle as far as it is established."""
        return None if self.evidence.every is Evidence.GUESS else self.every

    @property
    def told(self) -> tuple[str, ...]:
        """The recipients as far as they are established."""
        return () if self.evidence.recipients is Evidence.GUESS else self.recipients
