"""Errors that a learner may see; each carries what is needed to say it in words."""


class TutorError(Exception):
    """Refuse in a way that a person should read about.

    `key` names a text of the bank (`message/...`), `slots` fills it.
    """

    def __init__(self, key: str, **slots: str) -> None:
        super().__init__(key, slots)
        self.key = key
        self.slots = slots


class DockerError(Exception):
    """Fail as the docker command would: `text` goes to standard error as it is.

    `text` is what the CLI prints, without a final newline; empty when it prints nothing.
    `code` is the exit code of the command.
    """

    def __init__(self, text: str, code: int = 1) -> None:
        super().__init__(text)
        self.text = text
        self.code = code
