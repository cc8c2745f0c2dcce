"""What a request is answered with when it is not welcome."""


class Refusal(Exception):
    """An HTTP status, and a word that the page makes a sentence of."""

    def __init__(self, status: int, word: str) -> None:
        super().__init__(word)
        self.status, self.word = status, word
