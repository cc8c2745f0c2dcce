"""The proposals as a list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from netdesk.operations.giving import Proposal
from netdesk.words import introductions
from netdesk.words import stage as stage_word

PROPOSAL_ROLE = int(Qt.ItemDataRole.UserRole) + 1

Index = QModelIndex | QPersistentModelIndex


class ProposalModel(QAbstractListModel):
    """Holds the proposals; they are painted when they are seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.proposals: list[Proposal] = []

    def set_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Show these."""
        self.beginResetModel()
        self.proposals = list(proposals)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.proposals)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self.proposals):
            return None
        proposal = self.proposals[index.row()]
        if role == PROPOSAL_ROLE:
            return proposal
        if role == Qt.ItemDataRole.DisplayRole:
            return proposal.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join((proposal.text, *proposal.reasons, standing(proposal)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join((*proposal.reasons, standing(proposal)))
        return None


def standing(proposal: Proposal) -> str:
    """How I stand with both, as in `Anna: Credibility · Bruno: Visibility`; of a card only what to do first."""
    if not proposal.match.proposed:
        return introductions.only_a_card()
    sides = ((side.name, side.stage) for side in (proposal.seeker, proposal.offer))
    return " · ".join(f"{name}: {stage_word(stage)}" for name, stage in sides if stage is not None)
