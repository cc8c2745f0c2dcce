"""What a browser shows that comes too late or has the wrong address: one sentence, in its own language."""

_SENTENCES = {
    "en": "This code is no longer valid. Show a new one on the computer and scan it.",
    "it": "Questo codice non è più valido. Mostrane uno nuovo sul computer e inquadralo.",
    "pl": "Ten kod jest już nieważny. Wyświetl nowy na komputerze i zeskanuj go.",
}


def sentence(accepted: str) -> str:
    """The sentence in the first language of an `Accept-Language` that is spoken here; English otherwise."""
    wanted = (part.strip()[:2].lower() for part in accepted.split(","))
    return next((_SENTENCES[name] for name in wanted if name in _SENTENCES), _SENTENCES["en"])
