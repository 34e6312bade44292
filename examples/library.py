"""Use creditrules as a library: evaluate a subject, explain a decision, count a deadline."""

from datetime import date

from creditrules import Subject, deadline, evaluate, explain, load_catalogue, next_change

catalogue = load_catalogue()
company = Subject.model_validate(
    {
        "id": "E1",
        "kind": "enterprise",
        "name": "某某有限公司",
        "relations": [{"role": "legal_representative", "name": "张某", "from": "2015-03-01"}],
        "records": [{"id": "R1", "cause": "judgment_defaulter", "listed_on": "2017-06-21"}],
    }
)
evaluation = evaluate(catalogue, company, as_of=date(2018, 6, 20))
decision = evaluation.find("air_and_rail_limit")
assert decision is not None
print(explain(evaluation.question, decision).render())
print(f"适用 {len(evaluation.live)} 项，待核实 {len(evaluation.undetermined)} 项")
print(f"{next_change(evaluation)} 起结果可能不同")
print(f"七个工作日：{deadline(date(2026, 9, 28), '7wd').due}")
