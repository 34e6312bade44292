"""Catalogues: YAML files in, one checked, frozen and shareable `Catalogue` out."""

from __future__ import annotations

from creditrules.catalogue.basic_list import ListPlace
from creditrules.catalogue.bundled import builtin_paths
from creditrules.catalogue.compiled import (
    LISTING_FACTS,
    Catalogue,
    Classifier,
    Document,
    FormItem,
    GradeItem,
    Item,
    ItemImplementer,
    RecordClassItem,
)
from creditrules.catalogue.errors import CatalogueError
from creditrules.catalogue.forms import form_for
from creditrules.catalogue.law import (
    Citation,
    CitedArticle,
    CitedBasis,
    Window,
    cite,
    edition_on,
    edition_window,
    instrument_window,
)
from creditrules.catalogue.loader import Paths, check_catalogue, load_catalogue, load_clauses
from creditrules.catalogue.places import area_prefix, jurisdiction_exists, place_covers
from creditrules.catalogue.procedure import Procedure, ProcedureStep, StepLimit
from creditrules.catalogue.read import read_model
from creditrules.catalogue.refusals import findings_of
from creditrules.catalogue.schema import catalogue_schema
from creditrules.catalogue.source import Place

__all__ = [
    "LISTING_FACTS",
    "Catalogue",
    "CatalogueError",
    "Citation",
    "CitedArticle",
    "CitedBasis",
    "Classifier",
    "Document",
    "FormItem",
    "GradeItem",
    "Item",
    "ItemImplementer",
    "ListPlace",
    "Paths",
    "Place",
    "Procedure",
    "ProcedureStep",
    "RecordClassItem",
    "StepLimit",
    "Window",
    "area_prefix",
    "builtin_paths",
    "catalogue_schema",
    "check_catalogue",
    "cite",
    "edition_on",
    "edition_window",
    "findings_of",
    "form_for",
    "instrument_window",
    "jurisdiction_exists",
    "load_catalogue",
    "load_clauses",
    "place_covers",
    "read_model",
]
