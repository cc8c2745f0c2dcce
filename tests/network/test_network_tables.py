"""The two tables that Gephi and spreadsheets read."""

import csv
import io

from netdesk.domain.stage import Stage
from netdesk.network.graph import Graph, GraphLink, GraphPerson
from netdesk.network.tables import LINKS, PEOPLE, links_table, people_table

ANA = GraphPerson("a1", "Ana, “the first”", Stage.CREDIBILITY, 12.5, 0.25, frozenset({"work", "choir"}), "Choir")
TIE = GraphLink("b2", "a1", Stage.VISIBILITY, 3, 0.5, Stage.PROFITABILITY, Stage.VISIBILITY, stated=True)


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def graph(name: str = "=1+1") -> Graph:
    return Graph.build(GraphPerson("me", "Me"), [ANA, GraphPerson("b2", name)], [TIE])


def test_everybody_stands_in_the_table_of_people() -> None:
    rows = read(people_table(graph()))
    assert tuple(rows[0]) == PEOPLE
    assert rows[1] == {
        "Id": "a1", "Label": "Ana, “the first”", "Me": "false", "Stage": "credibility", "Sphere": "Choir",
        "Tags": "choir, work", "Hours": "12.5",
    }  # fmt: skip
    assert [row["Me"] for row in rows] == ["true", "false", "false"]


def test_a_name_is_no_formula() -> None:
    assert read(people_table(graph("=1+1")))[2]["Label"] == "'=1+1"
    assert read(people_table(graph("Ben")))[2]["Label"] == "Ben"


def test_links_have_their_stages_both_ways_whichever_end_comes_first() -> None:
    rows = read(links_table(graph()))
    assert tuple(rows[0]) == LINKS
    row = next(row for row in rows if row["Source"] == "a1")
    assert (row["Target"], row["Stage"], row["Weight"], row["Stated"]) == ("b2", "visibility", "2", "true")
    assert (row["Source trusts target"], row["Target trusts source"]) == ("visibility", "profitability")
