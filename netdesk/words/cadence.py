"""How often to be in touch, said in words."""

from netdesk import words
from netdesk.domain.cadence import Chosen, Source
from netdesk.domain.stage import Stage
from netdesk.i18n import _, plural


def cadence(value: Chosen, stage: Stage) -> str:
    """How often, and where that comes from, as in `every 30 days, as for the tag board`."""
    often = plural("every day", "every {n} days", value.cadence.ideal)
    if value.source is Source.PERSON:
        return _("{often}, as you chose for them").format(often=often)
    if value.source is Source.TAG:
        return _("{often}, as for the tag {tag}").format(often=often, tag=value.tag)
    return _("{often}, as for {stage}").format(often=often, stage=words.stage(stage))
