"""The one error that is the input's fault, not ours."""


class Refused(Exception):  # noqa: N818 - it is a refusal told to a person, not a fault of the program
    """A refusal told to the clerk: one Chinese sentence that says what is wrong, where, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
