"""Use creditrules as a library: read two tables, evaluate the parties, explain the decisions."""

from datetime import date
from pathlib import Path

from creditrules import evaluate, explain, load_catalogue
from creditrules.intake import Population, Tables, read_subjects

catalogue = load_catalogue()
with Population() as population:
    for name in ("penalties.csv", "lists.csv"):
        path = Path(__file__).with_name(name)
        population.gather(read_subjects(path, name=name, tables=Tables(catalogue.lists)))
    for name, tally in population.tallies().items():
        print(f"{name}：采用 {tally.used} 行，拒收 {tally.refused} 行")
    for subject in population.subjects():
        related = population.related(subject)
        evaluation = evaluate(catalogue, subject, date(2018, 6, 20), related=related)
        decision = evaluation.find("air_and_rail_limit")
        if decision in evaluation.live:
            print(explain(evaluation.question, decision).render())
