"""What other thresholds would change, told before they are used: whose link with me would come to which stage."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TypeVar

from netdesk.domain.ids import Id
from netdesk.domain.policy import Rhythm, TrustPolicy
from netdesk.domain.stage import Freshness, Stage
from netdesk.storage.book import Reader
from netdesk.storage.derived import Deriver, Progress, quiet

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


def what_if(reader: Reader, policy: TrustPolicy, progress: Progress = quiet) -> WhatIf:
    """Tell every link under other thresholds and compare; nothing is written. `progress` gets people done and in all,
    and may raise to leave."""
    stages: dict[tuple[Stage, Stage], list[Id]] = defaultdict(list)
    freshness: dict[tuple[Freshness, Freshness], list[Id]] = defaultdict(list)
    others = 0
    deriver = Deriver(reader.connection, reader.me, reader.today, policy)
    for people, states in deriver.everybody(progress):
        before, present = deriver.standing(people), reader.present(people)
        for state in states:
            stood = before[state.a_id, state.b_id]
            was = Stage(stood["stage"])
            if state.a_id != reader.me:
                others += was != state.stage
            elif state.b_id in present:
                if was != state.stage:
                    stages[was, state.stage].append(state.b_id)
                kept = Rhythm(stood["due_on"], stood["late_on"], stood["dormant_on"]).freshness(reader.today)
                if kept != (will := state.rhythm.freshness(reader.today)):
                    freshness[kept, will].append(state.b_id)
    return WhatIf(_sorted(stages), _sorted(freshness), others)


def _sorted(found: dict[tuple[W, W], list[Id]]) -> Moves[W]:
    """The most people first."""
    return {move: tuple(found[move]) for move in sorted(found, key=lambda move: (-len(found[move]), move))}
