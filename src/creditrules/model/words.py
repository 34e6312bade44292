"""The closed words of the project; their Chinese and English names stand in `text.words`."""

from __future__ import annotations

from enum import StrEnum


class SubjectKind(StrEnum):
    """What a subject is (信用主体)."""

    ENTERPRISE = "enterprise"
    INDIVIDUAL_BUSINESS = "individual_business"
    INDIVIDUAL = "individual"
    PUBLIC_INSTITUTION = "public_institution"
    SOCIAL_ORGANISATION = "social_organisation"
    OTHER = "other"


class Severity(StrEnum):
    """How grave the act of a record is (失信程度)."""

    MINOR = "minor"
    GENERAL = "general"
    SERIOUS = "serious"


class EventType(StrEnum):
    """What can happen to a record after it is made; a closed list."""

    LISTING = "listing"
    DELISTING = "delisting"
    OBJECTION_ACCEPTED = "objection_accepted"
    OBJECTION_CLOSED = "objection_closed"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"
    ANNULMENT = "annulment"
    UNLAWFUL = "unlawful"
    VOID = "void"
    FULFILMENT = "fulfilment"
    REPAIR = "repair"
    ENDING = "ending"


class Kind(StrEnum):
    """What sort of measure an item is (类别)."""

    PUNISHMENT = "punishment"
    INCENTIVE = "incentive"
    SUPERVISION = "supervision"
    PUBLICITY = "publicity"
    WARNING = "warning"
    GUIDANCE = "guidance"


class Force(StrEnum):
    """Whether a measure must or may be carried out (强制性/推荐性)."""

    MANDATORY = "mandatory"
    RECOMMENDED = "recommended"


class Effect(StrEnum):
    """What a measure type does to the subject (效果)."""

    PROHIBIT = "prohibit"
    RESTRICT = "restrict"
    SCRUTINISE = "scrutinise"
    CONSIDER = "consider"
    GRANT = "grant"
    SUPERVISE = "supervise"
    PUBLISH = "publish"
    ASSIST = "assist"
    NOTIFY = "notify"
    ORDER = "order"
    PURSUE = "pursue"


class BasicCategory(StrEnum):
    """The categories of the national basic list of punishment measures (基础清单).

    Measures by which public bodies lessen rights or add duties under law; measures of
    administration by which they do neither; and what other organisations do of their own accord.
    """

    LESSENS_RIGHTS = "lessens_rights"
    MANAGEMENT = "management"
    VOLUNTARY = "voluntary"


class Evidence(StrEnum):
    """How well a fact of law is established (出处), strongest first."""

    SEEN = "seen"
    RECALLED = "recalled"
    GUESS = "guess"


class Level(StrEnum):
    """The rank of a legal document (效力位阶)."""

    LAW = "law"
    ADMINISTRATIVE_REGULATION = "administrative_regulation"
    JUDICIAL_INTERPRETATION = "judicial_interpretation"
    CENTRAL_POLICY = "central_policy"
    DEPARTMENTAL_RULE = "departmental_rule"
    LOCAL_REGULATION = "local_regulation"
    LOCAL_GOVERNMENT_RULE = "local_government_rule"
    NORMATIVE_DOCUMENT = "normative_document"
    MEMORANDUM = "memorandum"


class Transition(StrEnum):
    """What is to be known of how a document treats records made before it changed (过渡规定).

    Attributes:
        NOT_STATED: the text, as far as it has been seen, does not say.
    """

    NOT_STATED = "not_stated"


class AuthorityKind(StrEnum):
    """What sort of body an authority is."""

    COURT = "court"
    PROCURATORATE = "procuratorate"
    PARTY_ORGAN = "party_organ"
    GOVERNMENT = "government"
    FINANCIAL_REGULATOR = "financial_regulator"
    SOCIAL_GROUP = "social_group"
    ASSOCIATION = "association"
    ENTERPRISE = "enterprise"
    OTHER = "other"


class Polarity(StrEnum):
    """Whether a cause speaks against or for the subject."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    NEUTRAL = "neutral"


class KeyArea(StrEnum):
    """The key areas of serious dishonesty (重点领域): 国发〔2016〕33号, 梧州方案四（一）."""

    HEALTH_AND_LIFE = "health_and_life"
    FAIR_COMPETITION = "fair_competition"
    REFUSAL_OF_DUTY = "refusal_of_duty"


class FactType(StrEnum):
    """The type of a declared fact."""

    MONEY = "money"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    TEXT = "text"
    DATE = "date"
    CODE = "code"


class FactOwner(StrEnum):
    """Whether a fact belongs to a record or to the subject."""

    RECORD = "record"
    SUBJECT = "subject"


class HoldsAt(StrEnum):
    """On which day a relation must hold for `reach` and `reached_by`."""

    AS_OF = "as_of"
    DECIDED_ON = "decided_on"
    LISTED_ON = "listed_on"


class Scope(StrEnum):
    """How far an override goes."""

    RECORD = "record"
    SUBJECT = "subject"


class Governs(StrEnum):
    """The day on which the law of an item must be in force (准据日)."""

    AS_OF = "as_of"
    RECORD_DATE = "record_date"


class Cycle(StrEnum):
    """How often results are reported back (反馈周期), in calendar units."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class Covers(StrEnum):
    """Which items a section is about (覆盖范围): its own, or all that are carried out there."""

    OWN = "own"
    IMPLEMENTED_HERE = "implemented_here"


class Grade(StrEnum):
    """Reputation grade, least serious first."""

    GOOD = "good"
    WARNING = "warning"
    DISHONEST = "dishonest"
    SERIOUSLY_DISHONEST = "seriously_dishonest"


class FormPurpose(StrEnum):
    """What a document form (文书格式) is for."""

    DECISION_NOTICE = "decision_notice"
    ALERT_SLIP = "alert_slip"
    FEEDBACK_SHEET = "feedback_sheet"
    RELEASE_NOTICE = "release_notice"


class FormList(StrEnum):
    """What a block of a form is repeated for."""

    GROUNDS = "grounds"
    LEGAL_BASES = "legal_bases"
    IMPLEMENTERS = "implementers"


class Outcome(StrEnum):
    """The result of a decision, strongest first: a merge takes the first that any ground has."""

    APPLIES = "applies"
    SUSPENDED = "suspended"
    UNDETERMINED = "undetermined"
    RELEASED = "released"
    EXPIRED = "expired"
    OVERRIDDEN = "overridden"
    NOT_IN_FORCE = "not_in_force"
    DOES_NOT_APPLY = "does_not_apply"


class Screened(StrEnum):
    """Whose measures a gate meets."""

    PERSON = "person"
    APPLICANT = "applicant"


class GateEffect(StrEnum):
    """What a mandatory measure does at a gate."""

    BLOCK = "block"
    WARN = "warn"


class Verdict(StrEnum):
    """What screening comes to, the worst first."""

    BLOCK = "block"
    REVIEW = "review"
    WARN = "warn"
    PASS = "pass"


LIVE = frozenset({Outcome.APPLIES, Outcome.SUSPENDED})
"""The outcomes that bind a subject now."""


_DOUBT = {mark: rank for rank, mark in enumerate(Evidence)}


def weakest(marks: list[Evidence] | tuple[Evidence, ...]) -> Evidence:
    """The weakest of several evidence marks; `seen` for none."""
    return max(marks, key=_DOUBT.__getitem__, default=Evidence.SEEN)
