"""A page as an e-mail that is not sent yet: opened, it stands ready in the mail program, to be looked through first."""

from email.message import EmailMessage
from email.policy import SMTP


def draft(to: str, subject: str, text: str) -> bytes:
    """The draft as bytes of an `.eml` file; `to` may be empty. The same words give the same bytes: it has no date."""
    message = EmailMessage(SMTP)
    message["X-Unsent"] = "1"
    if to:
        message["To"] = _one_line(to)
    message["Subject"] = _one_line(subject)
    message.set_content(text, cte="quoted-printable")
    return message.as_bytes()


def _one_line(words: str) -> str:
    return " ".join(words.split())
