"""What the app posts to a response_url."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.slack.service import content
from tests.slack.service.triggers import Response

if TYPE_CHECKING:
    from tests.slack.service.workspace import Workspace


def respond(workspace: Workspace, response: Response, answer: dict[str, Any]) -> None:
    """Replace or delete the message that was acted on, or write one, ephemeral unless it says otherwise."""
    original = response.message
    if answer.get("delete_original") and original:
        return content.remove(workspace, original)
    wanted = content.checked(answer, total=False)
    if answer.get("replace_original") and original:
        # Nothing of the original stays, other than with chat.update.
        return content.replace(workspace, original, {"text": "", "blocks": [], **wanted})
    everybody = answer.get("response_type") == "in_channel"
    content.write(
        workspace,
        response.channel,
        wanted,
        viewer="" if everybody else response.user,
        thread_ts=answer.get("thread_ts", ""),
        arguments=answer,
    )
    return None
