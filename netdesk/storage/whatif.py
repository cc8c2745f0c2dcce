"""What other thresholds would change, told before they are used: whose link with me would come to which stage."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TypeVar

from netdesk.domain.ids import Id
from netdesk.domain.linkstate import stage_and_contact
from netdesk.domain.policy import Rhythm, TrustPolicy
from netdesk.domain.stage import Freshness, Stage
from netdesk.storage.book import Reader
from netdesk.storage.bulk import without_collector
from netdesk.storage.derived import Deriver, Progress, quiet
from netdesk.storage.retold import in_rhythm, turned

W = TypeVar("W")
Moves = dict[tuple[W, W], tuple[Id, ...]]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Who would move, by (before, after): the stage of their link with me, and how fresh it is; `others` counts the
    links of two others whose stage would differ. Nobody of the trash is named."""

    stages: Moves[Stage]
    freshness: Moves[Freshness]
    others: int

    @property
    def nothing(self) -> bool:
        """Whether all would stay as it is."""
        return not (self.stages or self.freshness or self.others)


@without_collector()
def what_if(reader: Reader, policy: TrustPolicy, progress: Progress = quiet) -> WhatIf:
    """Tell the links under other thresholds and compare; nothing is written. `progress` gets people done and in all,
    and may raise to leave."""
    stages: dict[tuple[Stage, Stage], list[Id]] = defaultdict(list)
    freshness: dict[tuple[Freshness, Freshness], list[Id]] = defaultdict(list)
    others = 0
    deriver = Deriver(reader.connection, reader.me, reader.today, policy)
    for people, rows, evidence in turned(deriver, reader.policy, progress):
        begun, present = deriver.own(people), reader.present(people)
        for pair, row in rows.items():
            stage = was = Stage(row["stage"])
            if pair in evidence:
                stage, row["last_contact"] = stage_and_contact(evidence[pair], reader.today, policy)
            if row["a_id"] != reader.me:
                others += was != stage
            elif (one := row["b_id"]) in present:
                if was != stage:
                    stages[was, stage].append(one)
                kept = Rhythm(row["due_on"], row["late_on"], row["dormant_on"]).freshness(reader.today)
                if kept != (will := in_rhythm(deriver, row, begun, stage).freshness(reader.today)):
                    freshness[kept, will].append(one)
    return WhatIf(_sorted(stages), _sorted(freshness), others)


def _sorted(found: dict[tuple[W, W], list[Id]]) -> Moves[W]:
    """The most people first."""
    return {move: tuple(found[move]) for move in sorted(found, key=lambda move: (-len(found[move]), move))}
