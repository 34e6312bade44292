"""The condition tree: parse, evaluate in three values, say in words (design S2)."""

from __future__ import annotations

from creditrules.conditions.analyse import (
    Clause,
    Leaf,
    Setting,
    clause_tree,
    missing_facts,
    nearest_miss,
    truth_of,
)
from creditrules.conditions.dates import end_after
from creditrules.conditions.describe import describe, describe_node, describe_value
from creditrules.conditions.evaluate import (
    Condition,
    Truth,
    compile_condition,
    conjunction,
    disjunction,
    negation,
)
from creditrules.conditions.facts import (
    BUILT_IN_IDS,
    LISTED,
    FactRef,
    FactTable,
    RecordFacts,
    Standing,
    SubjectFacts,
)
from creditrules.conditions.parse import ConditionError, Path, Problem, parse_condition
from creditrules.conditions.tree import (
    All,
    AllRecords,
    AnyOf,
    AnyRecord,
    CountRecords,
    Node,
    Not,
    Operator,
    Test,
    ground_nodes,
    quantifiers,
    tests,
)

__all__ = [
    "BUILT_IN_IDS",
    "LISTED",
    "All",
    "AllRecords",
    "AnyOf",
    "AnyRecord",
    "Clause",
    "Condition",
    "ConditionError",
    "CountRecords",
    "FactRef",
    "FactTable",
    "Leaf",
    "Node",
    "Not",
    "Operator",
    "Path",
    "Problem",
    "RecordFacts",
    "Setting",
    "Standing",
    "SubjectFacts",
    "Test",
    "Truth",
    "clause_tree",
    "compile_condition",
    "conjunction",
    "describe",
    "describe_node",
    "describe_value",
    "disjunction",
    "end_after",
    "ground_nodes",
    "missing_facts",
    "nearest_miss",
    "negation",
    "parse_condition",
    "quantifiers",
    "tests",
    "truth_of",
]
